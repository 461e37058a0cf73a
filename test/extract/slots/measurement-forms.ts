/**
 * One line a case: text => measurements. Values stand in millimetres (lengths) or millilitres (volumes), then the
 * UCUM code of the unit (`-` where none is written), the quantity where it is no length, and what is not the usual:
 * prior, range, about, up-to, less-than, greater-than. Several are separated by `|`; `none` means there is none.
 */
export const MEASUREMENT_FORMS = `
There is a 3.5 x 3.1 x 2.9 cm mass. => 35x31x29 cm
There is a 3.5 × 3.1 × 2.9 cm mass. => 35x31x29 cm
There is a 3.5 X 3.1 X 2.9 cm mass. => 35x31x29 cm
There is a 3.5 by 3.1 by 2.9 cm mass. => 35x31x29 cm
Cystic lesion 2.4×2.1cm in the tail. => 24x21 cm
Cystic lesion 2.4x2.1cm in the tail. => 24x21 cm
Cystic lesion 24x21mm in the tail. => 24x21 mm
Nodule of 3.5cm x 31 mm. => 35x31 cm mm
Nodule of 3.5 cm x 3.1 cm. => 35x31 cm
Nodule of 3.5 cm x 3.1 cm x 2 cm. => 35x31x20 cm
Nodule of 3.5cm by 3.1cm. => 35x31 cm
A 12-mm nodule is seen. => 12 mm
A 12 mm nodule is seen. => 12 mm
A 12mm nodule is seen. => 12 mm
A 12 MM nodule is seen. => 12 mm
A 1.2-cm nodule is seen. => 12 cm
A 1,2 cm nodule is seen. => 12 cm
A 2,4 x 1,8 cm nodule is seen. => 24x18 cm
A .5 cm polyp is seen. => 5 cm
A 0.5 cm polyp is seen. => 5 cm
A 3 to 5 mm nodule. => 3-5 mm
Scattered 3-5 mm nodules. => 3-5 mm
Scattered 3–5 mm nodules. => 3-5 mm
Scattered 3 - 5 mm nodules. => 3-5 mm
Scattered 3 mm to 5 mm nodules. => 3-5 mm
Nodules ranging from 3 to 7 mm. => 3-7 mm
Nodules range in size from 3 mm to 7 mm. => 3-7 mm
Stones between 4 and 9 mm. => 4-9 mm
Stones between 4 mm and 9 mm. => 4-9 mm
Nodes measuring up to 9 mm. => 9 mm up-to
Nodes measuring up to 1.4 cm in short axis. => 14 cm up-to
Nodes, the largest 14 mm. => 14 mm
Nodes as large as 14 mm. => 14 mm up-to
Nodules <5 mm. => 5 mm less-than
Nodules < 5 mm. => 5 mm less-than
Nodules ≤ 5 mm. => 5 mm less-than
Nodules less than 5 mm. => 5 mm less-than
Nodules smaller than 5 mm. => 5 mm less-than
Nodules under 5 mm. => 5 mm less-than
Nodules below 5 mm in size. => 5 mm less-than
Collection >5 cm. => 50 cm greater-than
Collection greater than 5 cm. => 50 cm greater-than
Collection larger than 5 cm. => 50 cm greater-than
Collection more than 5 cm across. => 50 cm greater-than
Collection exceeding 5 cm. => 50 cm greater-than
Collection of at least 5 cm. => 50 cm greater-than
Collection over 5 cm long. => 50 cm greater-than
Collection of approximately 5 cm. => 50 cm about
Collection of about 5 cm. => 50 cm about
Collection of roughly 5 cm. => 50 cm about
Collection of around 5 cm. => 50 cm about
Collection of nearly 5 cm. => 50 cm about
Collection of almost 5 cm. => 50 cm about
Collection of ~5 cm. => 50 cm about
Collection of approx. 5 cm. => 50 cm about
Collection of an estimated 5 cm. => 50 cm about
8 mm (previously 6 mm) nodule. => 8 mm | 6 mm prior
8 mm nodule, previously 6 mm. => 8 mm | 6 mm prior
8 mm nodule, formerly 6 mm. => 8 mm | 6 mm prior
8 mm nodule (prior 6 mm). => 8 mm | 6 mm prior
8 mm nodule (was 6 mm). => 8 mm | 6 mm prior
8 mm nodule, compared with 6 mm. => 8 mm | 6 mm prior
8 mm nodule, compared to 6 mm on the prior study. => 8 mm | 6 mm prior
8 mm nodule as compared with 6 mm in 2022. => 8 mm | 6 mm prior
8 mm nodule vs 6 mm on the prior exam. => 8 mm | 6 mm prior
8 mm nodule versus 6 mm previously. => 8 mm | 6 mm prior
The nodule increased from 9 mm to 14 mm. => 9 mm prior | 14 mm
The nodule has increased in size from 9 to 14 mm. => 9 mm prior | 14 mm
The nodule has grown from 0.9 cm to 1.4 cm. => 9 cm prior | 14 cm
The nodule decreased from 14 mm to 9 mm. => 14 mm prior | 9 mm
The nodule decreased to 9 mm from 14 mm. => 9 mm | 14 mm prior
The nodule enlarged from 2.1 x 1.8 cm to 3.4 x 2.9 cm. => 21x18 cm prior | 34x29 cm
The nodule was 9 mm on 2024-01-02. => 9 mm prior
The nodule measures 14 mm and was 9 mm on 2024-01-02. => 14 mm | 9 mm prior
The nodule now measures 14 mm, it measured 9 mm on 01/02/2024. => 14 mm | 9 mm prior
Now 14 mm, previously measuring 9 mm. => 14 mm | 9 mm prior
Previously 9 mm, now 14 mm. => 9 mm prior | 14 mm
Previously measured 9 mm, currently measures 14 mm. => 9 mm prior | 14 mm
14 mm today compared with 9 mm. => 14 mm | 9 mm prior
Mass 3.2 x 2.8 cm, previously 2.5 x 2.2 cm. => 32x28 cm | 25x22 cm prior
Mass measures 3.2 x 2.8 cm (previously 2.5 x 2.2 cm on 3/4/2023). => 32x28 cm | 25x22 cm prior
The mass previously measured 3 cm. => 30 cm prior
On the prior study it measured 3 cm. => 30 cm prior
Unchanged 4 mm nodule since the prior exam. => 4 mm
Stable 4 mm nodule compared with 2021. => 4 mm
Compared with the prior study, the nodule measures 14 mm. => 14 mm
Right renal mass measures 3.5 x 3.1. => 3.5x3.1 -
Right renal mass measures 3.5 x 3.1 x 2.8. => 3.5x3.1x2.8 -
Nodule measures 12 in the right upper lobe. => 12 -
Nodule measuring 12. => 12 -
Common bile duct is 9 in diameter. => 9 -
Wall thickness of 4. => 4 -
The spleen has a length of 14. => 14 -
A 3.2 x 2.1 lesion in the liver. => 3.2x2.1 -
The lesion is 12 in diameter. => 12 -
A 3 x 4 soft tissue density. => 3x4 -
Attenuation of 35 HU. => 35 [hnsf'U] attenuation
Attenuation of -12 HU. => -12 [hnsf'U] attenuation
Attenuation of –12 HU. => -12 [hnsf'U] attenuation
It measures 35 Hounsfield units. => 35 [hnsf'U] attenuation
It measures 20-30 HU. => 20-30 [hnsf'U] attenuation
Mean attenuation less than 10 HU. => 10 [hnsf'U] attenuation less-than
SUVmax 6.2. => 6.2 g/mL suv
SUV max of 6.2. => 6.2 g/mL suv
SUV 6.2 in the node. => 6.2 g/mL suv
Max SUV 11.4, previously 6.2. => 11.4 g/mL suv | 6.2 g/mL suv prior
Maximum SUV of 4. => 4 g/mL suv
SUVmax = 3.8. => 3.8 g/mL suv
Stenosis of 55 %. => 55 % percent
Stenosis of 55%. => 55 % percent
50-69% stenosis. => 50-69 % percent
Greater than 70% stenosis. => 70 % percent greater-than
Height loss of 40 percent. => 40 % percent
Ejection fraction 60%. => 60 % percent
Volume of 42 mL. => 42 mL volume
Volume of 42 ml. => 42 mL volume
Volume 42 cc. => 42 cm3 volume
Approximately 5 cc of fluid. => 5 cm3 volume about
Postvoid residual 120 milliliters. => 120 mL volume
Volume 42 cm3. => 42 cm3 volume
Volume 42 cm³. => 42 cm3 volume
Volume 42 cubic centimeters. => 42 cm3 volume
Ascites of 1.5 L drained. => 1500 L volume
Velocity of 45 cm/s. => 45 cm/s velocity
Velocity of 45 cm/sec. => 45 cm/s velocity
Peak systolic velocity 1.2 m/s. => 1.2 m/s velocity
Cobb angle of 25 degrees. => 25 deg angle
Cobb angle of 25°. => 25 deg angle
Scoliosis of 18 deg. => 18 deg angle
Liver stiffness 7.1 kPa. => 7.1 kPa other
Heart rate 152 bpm. => 152 /min other
Estimated fetal weight 1850 g. => 1850 g other
A two centimeter lesion. => 20 cm
A lesion of two centimeters. => 20 cm
A 4 millimeter nodule. => 4 mm
A 4-millimeter nodule. => 4 mm
A 4 millimetre nodule. => 4 mm
A 2 centimetre cyst. => 20 cm
Nodule of five millimeters. => 5 mm
A one and a half centimeter lesion. => 15 cm
Retraction of 1 inch. => 25.4 [in_i]
A 2 m segment. => none
3.2 cm AP x 2.1 cm TR. => 32x21 cm
3.2 (AP) x 2.1 (TR) x 4.0 (CC) cm. => 32x21x40 cm
3.2 cm (AP) x 2.1 cm (TR) x 4.0 cm (CC). => 32x21x40 cm
3.2 AP x 2.1 transverse x 4.0 craniocaudal cm. => 32x21x40 cm
4.1 cm in length x 2.0 cm in AP x 2.2 cm in width. => 41x20x22 cm
Uterus: 8.1 x 4.2 x 5.0 cm. => 81x42x50 cm
Right kidney: 10.8 cm. Left kidney: 11.2 cm. => 108 cm | 112 cm
Right kidney 10.8 and left kidney 11.2 cm. => 112 cm
Nodules of 4 and 6 mm. => 4 mm | 6 mm
Nodules of 4, 6 and 9 mm. => 4 mm | 6 mm | 9 mm
Nodules measuring 4 mm, 6 mm and 9 mm. => 4 mm | 6 mm | 9 mm
Two stones, 4 mm and 6 mm. => 4 mm | 6 mm
3 2 cm nodules. => 20 cm
Two 4 mm nodules. => 4 mm
Three 2-3 mm nodules. => 2-3 mm
12mm. => 12 mm
Tip 4.5 cm above the carina. => 45 cm
Disc space of 5 mm at L4-5. => 5 mm
8 mm at L4-L5. => 8 mm
Nodule (series 3, image 45) measuring 9 mm. => 9 mm
Nodule measuring 9 mm (series 3, image 45). => 9 mm
9 mm nodule (3/45). => 9 mm
9 mm nodule (image 4:52). => 9 mm
All measurements are in mm. Nodule 12 x 9. => 12x9 mm
Measurements in cm. Liver lesion 3.1 x 2.4. => 31x24 cm
1. 12 mm nodule. => 12 mm
2) 1.4 cm nodule. => 14 cm
Thickness is 4 mm. => 4 mm
Size: 14 mm. => 14 mm
Size 1.4cm. => 14 cm
Diameter=14mm. => 14 mm
Nodule - 14 mm. => 14 mm
Nodule, 14mm, spiculated. => 14 mm
`;

/** Numbers that measure nothing of the body, or nothing that a check may read as a size. */
export const NOT_MEASUREMENTS = `
Disc bulge at L4-5 and L5-S1.
Compression fracture of T12.
Degenerative change at C5-6 is 1 level above.
Series 3, image 45.
See image 52 of series 4.
Compared with 2024-05-02.
Compared with 5/2/2024.
Compared with 02.05.2024.
Dictated at 14:32 on May 2, 2024.
Gleason 3+4.
Gleason score 3 + 4 = 7.
BI-RADS 4A.
TI-RADS 3 nodule.
Lung-RADS 2.
LR-5 observation.
PI-RADS 4 lesion.
Bosniak 2F cyst.
58-year-old woman.
A 58 year old man.
7-week-old boy.
Patient aged 58.
18 gauge needle.
An 18-gauge coaxial needle was used.
8 French drain.
An 8 Fr pigtail catheter.
120 kVp and 200 mAs.
CTDIvol 12.1 mGy.
DLP 540 mGy-cm.
100 mL of iohexol was given.
Omnipaque 350, 100 mL.
80 mL Isovue 370 was injected intravenously.
10 mL of gadobutrol IV.
10 mCi of FDG.
5 mm axial slices were obtained.
Slice thickness of 5 mm.
3 mm sections and 1.5 mm collimation.
Call 555-1234.
Discussed at 3 pm.
Ratio of 3:1.
Ratio 0.8.
Grade 3 injury.
Grade 2/4 effusion.
Stage 3 disease.
Segment 7.
2 lesions.
There are 3 nodules.
Three of the 4 vessels.
Rib 7 fracture.
3rd and 4th ribs.
The 2nd toe.
COVID-19 pneumonia.
T2 hyperintense signal.
On T1 and T2 images.
1.5 T magnet.
3T MRI.
3 views of the knee.
2 view chest.
Four view mammogram.
Followed for 3 months.
Follow-up in 6 months.
Blood glucose 110 mg/dL.
eGFR 45.
Accession 4412177.
Dose of 325 mg.
Zone 2 nodule.
Station 7 node.
Level 2 node.
1 of 3 sets.
24 hours after injection.
Type 2 odontoid fracture.
C1-2 articulation.
Trendelenburg of 15 minutes.
Day 5 after surgery.
0.9 normal saline.
`;
