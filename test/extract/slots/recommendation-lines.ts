/**
 * text => action, modality code, days (from-to, or one number), strength unless "recommend"; then the other slots that
 * are filled: target, if (a condition), escape, object. Several recommendations are separated by `|`.
 */
export const RECOMMENDATION_LINES = `
Recommend follow-up CT in 6 months. => follow-up CT 183
Recommend follow-up CT of the chest in 6 months. => follow-up CT 183 target
Recommend follow-up CT. => follow-up CT
Recommend follow-up. => follow-up
Recommend follow-up imaging in 6 months. => follow-up 183
Recommend MRI of the liver with contrast. => imaging MR target
Recommend MRI. => imaging MR
We recommend a dedicated renal ultrasound. => imaging US
I would recommend a pelvic ultrasound within 6 weeks. => imaging US 42
Follow-up CT in 6 months is recommended. => follow-up CT 183
Follow-up CT is recommended in 3-6 months. => follow-up CT 91-183
US control is recommended. => follow-up US
It is recommended to be evaluated together with clinical and laboratory findings. => correlation object
Comparison with an outside chest radiograph would be helpful. => correlation DX may object
The lesion can be evaluated with MRI. => imaging MR may
Examination with USG is recommended. => imaging US
Histopathological verification is recommended. => tissue
Catheter revision is recommended. => treatment
Follow-up ultrasound in 6 to 12 months is advised. => follow-up US 183-365
Continued surveillance with ultrasound is advised. => follow-up US
Further evaluation is recommended. => evaluation
Further evaluation with MRI is recommended. => imaging MR
Further evaluation with contrast-enhanced MRI is suggested. => imaging MR consider
Further characterization with MRI is advised. => imaging MR
Further workup is recommended. => evaluation
Recommend further work-up. => evaluation
Recommend further imaging. => imaging
Additional imaging could be considered. => imaging may
Further evaluation may be helpful. => evaluation may
MRI may be helpful for further characterization. => imaging MR may
MRI would be useful for further evaluation. => imaging MR may
MRI could be obtained for further characterization of the lesion. => imaging MR may target
Ultrasound should be performed. => imaging US
Ultrasound should be obtained within 24 hours. => imaging US 1
A repeat CT should be performed in 3 months. => follow-up CT 91
Consider MRI. => imaging MR consider
Consider follow-up MRI in 3-6 months. => follow-up MR 91-183 consider
Consider further evaluation with PET/CT. => imaging PT consider
Please consider MRI of the brain. => imaging MR consider target
Consider biopsy. => tissue consider
MRI may be considered. => imaging MR may
MRI may be considered if clinically indicated. => imaging MR may escape
MRI can be considered for confirmation. => imaging MR may
MRI should be considered. => imaging MR consider
Consideration of MRI is recommended. => imaging MR consider
Consideration should be given to biopsy. => tissue consider
Suggest MRI. => imaging MR consider
Suggest follow-up ultrasound in 6 weeks. => follow-up US 42 consider
Would suggest CT of the abdomen. => imaging CT consider target
MRI is suggested. => imaging MR consider
Clinical correlation suggested. => correlation consider
Clinical correlation is recommended. => correlation
Clinical correlation recommended. => correlation
Clinical correlation. => correlation
Clinical correlation is advised. => correlation
Please correlate clinically. => correlation
Correlate clinically. => correlation
Correlate with clinical history. => correlation
Please correlate with clinical symptoms. => correlation
Recommend clinical correlation. => correlation
Correlation with clinical findings is recommended. => correlation
Correlate with serum lipase. => correlation object
Please correlate with PSA. => correlation object
Correlate for point tenderness over the fifth metatarsal base. => correlation object
Correlation with serum tumor markers is recommended. => correlation object
Clinical correlation for cholecystitis is suggested. => correlation consider object
Correlation with prior outside imaging is recommended. => correlation object
Comparison with prior examinations is recommended. => correlation object
Opacity may represent pneumonia, clinical correlation recommended. => correlation
Recommend CT-guided biopsy. => tissue
Biopsy is recommended. => tissue
Ultrasound-guided core needle biopsy is recommended. => tissue
Tissue sampling is advised. => tissue
Recommend FNA of the right thyroid nodule. => tissue target
Recommend fine needle aspiration. => tissue
Urologic consultation recommended. => referral
Urology consultation is recommended. => referral
Recommend neurosurgical consultation. => referral
Recommend referral to gynecologic oncology. => referral
Surgical evaluation is recommended. => referral
Surgical consultation is advised. => referral
Recommend vascular surgery consultation. => referral
Recommend drainage of the collection. => treatment target
Recommend retraction by 3 cm. => treatment
Recommend correlation with AFP. => correlation object
Recommend serum metanephrine testing. => laboratory
Recommend colonoscopy. => evaluation ES
Colonoscopy is recommended for further evaluation. => evaluation ES
Recommend cystoscopy. => evaluation ES
Recommend MRCP. => imaging MR
Recommend renal mass protocol CT or MRI. => imaging CT
Recommend thyroid US. => imaging US
Recommend diagnostic mammogram. => imaging MG
Recommend additional views. => imaging DX
Recommend spot compression views and ultrasound. => imaging DX
Recommend HIDA scan. => imaging NM
Recommend bone scan. => imaging NM
Recommend x-ray of the left wrist in 10-14 days. => imaging DX 10-14 target
Recommend repeat radiographs in 7 to 10 days. => follow-up DX 7-10
Follow-up CT in 6 months. => follow-up CT 183
Follow up CT in 6 months. => follow-up CT 183
Followup CT in 6 months. => follow-up CT 183
Follow-up CT chest in 3 months. => follow-up CT 91
6-month follow-up ultrasound. => follow-up US 183
Short-interval follow-up CT. => follow-up CT 0-183
Short-term follow-up ultrasound is recommended. => follow-up US 0-183
Annual screening mammography. => follow-up MG 365
Continue annual low-dose CT screening. => follow-up CT 365
Return to annual screening mammography. => follow-up MG 365
Repeat examination in 3 months. => follow-up 91
Repeat CT head in 6 hours. => follow-up CT 0.25
Follow-up imaging in 6 months is recommended. => follow-up 183
Follow-up as clinically indicated. => follow-up escape
Further imaging could be performed as warranted. => imaging may escape
7 mm right upper lobe nodule. => none
7 mm nodule, follow-up CT in 6-12 months. => follow-up CT 183-365
7 mm nodule; recommend CT in 12 months. => imaging CT 365
Calcified granuloma; follow-up CT in 12 months. => follow-up CT 365
CT at 6-12 months, then CT at 18-24 months is recommended. => imaging CT 183-365
Surveillance MRI every 12 months for 5 years is recommended. => follow-up MR 365
Recommend yearly ultrasound. => imaging US 365
Recommend MRI next available. => imaging MR 0-365
Recommend urgent MRI of the spine. => imaging MR 0-1 target
Recommend CT within one week. => imaging CT 7
Recommend CT in two to three months. => imaging CT 61-91
Recommend MRI in a year. => imaging MR 365
Recommend nonemergent MRI. => imaging MR 0-365
If symptoms persist beyond 6 weeks, recommend MRI of the knee. => imaging MR target if
If symptoms persist, MRI is recommended. => imaging MR if
Recommend MRI if symptoms persist. => imaging MR if
If high risk for lung cancer, optional chest CT at 12 months. => imaging CT 365 may if
Recommend CT if there is concern for abscess. => imaging CT if
Recommend CT if there is clinical concern. => imaging CT escape
Further imaging if clinically warranted is suggested. => imaging consider escape
Ultrasound as clinically indicated is recommended. => imaging US escape
MRI if clinically indicated would be helpful. => imaging MR may escape
No follow-up needed. => none-needed
No follow-up is required. => none-needed
No further follow-up. => none-needed
No further imaging is recommended. => none-needed
No additional imaging follow-up is necessary. => none-needed
No specific follow-up is indicated. => none-needed
No further evaluation is needed. => none-needed
This does not require follow-up. => none-needed
Follow-up is not recommended. => none-needed
Benign hepatic hemangioma, no follow-up needed. => none-needed
Biopsy is not indicated. => none-needed
Recommend MRI to characterize the segment VII lesion. => imaging MR target
Recommend MRI for further evaluation. => imaging MR
Recommend attention on follow-up imaging. => follow-up
Recommendation: CT in 3 months. => imaging CT 91
Needs follow-up ultrasound in 6 weeks. => follow-up US 42
Requires urgent drainage. => treatment 0-1
Lesion requires further evaluation with MRI. => imaging MR
Refer to urology. => referral
Please obtain a chest CT. => imaging CT
Echocardiogram is recommended. => imaging US
Recommend PET-CT. => imaging PT
DEXA is recommended. => imaging BMD
A follow-up chest radiograph in 6-8 weeks is recommended to ensure resolution. => follow-up DX 42-56
Recommend short interval follow-up in 3 months. => follow-up 0-183
Endoscopic ultrasound is recommended. => imaging US
`;

/** Lines that speak of follow-up, biopsy or imaging and order nothing. */
export const NOT_RECOMMENDATIONS = `
Compared with follow-up CT of 2023.
The parenchyma can be evaluated within the limits of CT.
This can be evaluated in favor of infection.
Follow-up CT of 2023 showed resolution.
Status post biopsy.
Status post biopsy of the right breast mass in 2021.
Recommended by Dr. Jones for biopsy.
Biopsy was recommended on the prior report.
Follow-up CT was previously recommended.
Biopsy was performed.
Follow-up of nodule.
Follow-up of lung cancer.
Follow-up study shows resolution of the effusion.
Findings suggest pneumonia.
This suggests malignancy.
Findings are suggestive of infection.
The enhancement pattern suggests a hemangioma.
CT suggested a fracture of the hip.
Consider pneumonia.
Considerations include pneumonia and atelectasis.
This is considered benign.
The arterial phase is followed by washout.
Findings correlate with the patient's pain.
No sonographic correlate is seen.
There is no CT correlate.
Correlates with the mammographic finding.
The examination is limited by motion.
CT images were obtained after contrast.
Ultrasound was performed by the technologist.
The right kidney could not be evaluated.
Metastasis cannot be excluded.
Small metastases may be present.
No change since the prior follow-up examination.
No follow-up imaging is available.
Interval follow-up shows a decrease in size.
The catheter needs no comment.
Indwelling biopsy clip.
Post biopsy changes are present.
Endotracheal tube in appropriate position.
The patient was followed for 3 months.
Screening mammogram.
Bone scan shows uptake in the sacrum.
Mass in the right kidney.
Adequate evaluation of the pancreas is limited.
Unchanged over 2 years.
`;
