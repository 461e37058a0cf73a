/** An IHE MRRT template of the tests: the shapes that real files have, in our own words. */
export const ELBOW_HTML = `<!DOCTYPE html>
<html lang="en">
<head>
<title>MR Elbow</title>
<meta charset="UTF-8"/>
<meta name="dcterms.title" content="MR Elbow"/>
<meta name="dcterms.identifier" content="2.25.7"/>
<meta name="dcterms.type" content="IMAGE_REPORT_TEMPLATE"/>
<meta name="dcterms.creator" content="Tests"/>
<meta name="dcterms.license" content="CC0"/>
<script type="text/xml"><!--
<template_attributes>
  <top-level-flag>true</top-level-flag>
  <status>ACTIVE</status>
  <coding_schemes><coding_scheme name="RADLEX" designator="2.16.840.1.113883.6.256"/></coding_schemes>
  <term type="modality"><code meaning="magnetic resonance imaging" value="RID10312" scheme="RADLEX"/></term>
  <coded_content><entry ORIGTXT="T1"><term><code meaning="abdomen" value="RID56" scheme="RADLEX"/></term></entry></coded_content>
</template_attributes>
--></script>
<script>alert("no")</script>
<style>p { color: red }</style>
</head>
<body onload="alert('no')">
<section data-section-name="Procedure"><header class="level1">MR Elbow</header>
  <p>MR of the elbow at <select id="T1" name="Field strength"><option>1.5 T</option><option selected>3 T</option></select> without contrast.</p>
</section>
<section data-section-name="Clinical information"><header class="level1">Clinical information</header>
  <p><textarea id="T2" name="Clinical information"></textarea></p></section>
<section data-section-name="Comparison"><header class="level1">Comparison</header>
  <p><input type="text" id="T3" name="Comparison" value="None"/></p></section>
<section data-section-name="Findings"><header class="level1">Findings</header>
  <section data-section-name="Bones"><header class="level2">Bones</header>
    <p><textarea id="T4" name="Bones">No fracture or marrow edema.</textarea></p></section>
  <section data-section-name="Joint"><header class="level2">Joint</header>
    <p><label for="T5">Effusion depth:</label> <input type="number" id="T5" name="Effusion depth" data-field-units="mm"/>
       <label for="T5"> mm (normal up to 3 mm)</label></p>
    <p>Loose bodies: <input type="radio" name="loose_bodies" id="T6" value="0" checked/><label for="T6">none</label>
       <input type="radio" name="loose_bodies" id="T7" value="1"/><label for="T7">present</label></p>
    <p><label><input type="checkbox" id="synovitis"/> Synovitis</label></p>
    <input type="hidden" id="T8" value="secret"/><button>Reset</button>
  </section>
  <section data-section-name="Bones"><p>Seen [twice].</p></section>
</section>
<section data-section-name="Impression"><header class="level1">Impression</header>
  <ol><li>Normal MR of the elbow.</li><li><input type="text" name="Next step" list="steps"/></li></ol>
  <datalist id="steps"><option>None needed</option><option>Orthopaedic referral</option></datalist>
</section>
<script src="https://example.org/x.js"></script>
</body></html>`;
