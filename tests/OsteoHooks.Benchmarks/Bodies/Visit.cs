using System.Globalization;

namespace OsteoHooks.Benchmarks.Bodies;

/// <summary>
/// What one visit leaves in a generated record: vital signs and smoking every time, a metabolic panel every second time, lipids and a blood
/// count now and then; a diagnosis, a prescription, a procedure, the encounter and its claim. The mix is that of generated sample records,
/// where most observations are of no interest to any rule. All values are normal and none decides a card.
/// </summary>
internal static class Visit
{
    private static readonly DateOnly Latest = new(2026, 5, 4);

    private static readonly (string Code, string Display, decimal Value, string Unit)[] Metabolic =
    [
        ("2339-0", "Glucose", 84.2m, "mg/dL"), ("6299-2", "Urea Nitrogen", 14.1m, "mg/dL"), ("38483-4", "Creatinine", 0.8m, "mg/dL"),
        ("49765-1", "Calcium", 9.4m, "mg/dL"), ("2947-0", "Sodium", 140.3m, "mmol/L"), ("6298-4", "Potassium", 4.2m, "mmol/L"),
        ("2069-3", "Chloride", 104.6m, "mmol/L"), ("20565-8", "Carbon Dioxide", 24.8m, "mmol/L"),
    ];

    private static readonly (string Code, string Display, decimal Value, string Unit)[] Lipids =
    [
        ("2093-3", "Total Cholesterol", 182.4m, "mg/dL"), ("2571-8", "Triglycerides", 121.7m, "mg/dL"),
        ("18262-6", "Low Density Lipoprotein Cholesterol", 96.5m, "mg/dL"),
        ("2085-9", "High Density Lipoprotein Cholesterol", 61.5m, "mg/dL"),
    ];

    private static readonly (string Code, string Display, decimal Value, string Unit)[] BloodCount =
    [
        ("6690-2", "Leukocytes [#/volume] in Blood by Automated count", 6.1m, "10*3/uL"),
        ("789-8", "Erythrocytes [#/volume] in Blood by Automated count", 4.6m, "10*6/uL"), ("718-7", "Hemoglobin [Mass/volume] in Blood",
                13.4m, "g/dL"), ("4544-3", "Hematocrit [Volume Fraction] of Blood by Automated count", 40.2m, "%"),
        ("787-2", "MCV [Entitic volume] by Automated count", 88.1m, "fL"), ("785-6", "MCH [Entitic mass] by Automated count", 29.3m, "pg"),
        ("786-4", "MCHC [Mass/volume] by Automated count", 33.8m, "g/dL"),
        ("777-3", "Platelets [#/volume] in Blood by Automated count", 251.9m, "10*3/uL"),
    ];

    private static readonly (string Code, string Display)[] Diagnoses =
        [("444814009", "Viral sinusitis (disorder)"), ("195662009", "Acute viral pharyngitis (disorder)"),
            ("10509002", "Acute bronchitis (disorder)"), ("59621000", "Hypertension")];

    private static readonly (string Code, string Display)[] Products =
        [("314076", "Lisinopril 10 MG Oral Tablet"), ("316672", "Simvastatin 10 MG Oral Tablet"),
            ("313782", "Acetaminophen 325 MG Oral Tablet"), ("308182", "Amoxicillin 250 MG Oral Capsule")];

    private static readonly (string Code, string Display)[] Procedures =
        [("428191000124101", "Documentation of current medications"), ("430193006", "Medication Reconciliation (procedure)"),
            ("23426006", "Measurement of respiratory function (procedure)")];

    /// <summary>Visits are six weeks apart, the first the latest; after sixty years they begin again.</summary>
    public static string DateOf(int visit) =>
        Latest.AddDays(-42 * (visit % 520)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T09:24:11+02:00";

    public static void Observations(ResourceWriter r, int visit)
    {
        Number(r, visit, "vital-signs", ("8302-2", "Body Height", 163.2m, "cm"));
        Number(r, visit, "vital-signs", ("29463-7", "Body Weight", 64.7m, "kg"));
        Number(r, visit, "vital-signs", ("39156-5", "Body Mass Index", 24.3m, "kg/m2"));
        BloodPressure(r, visit);
        Number(r, visit, "survey", ("72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported", 2m, "{score}"));
        Observation(r, visit, "survey", "72166-2", "Tobacco smoking status NHIS",
            () => r.Concept("valueCodeableConcept", ResourceWriter.Snomed, "266919005", "Never smoker"));
        if (visit % 2 == 0)
        {
            Panel(r, visit, Metabolic);
        }

        if (visit % 2 == 1)
        {
            Number(r, visit, "laboratory", ("33914-3", "Glomerular filtration rate/1.73 sq M.predicted", 84m, "mL/min/{1.73_m2}"));
            Panel(r, visit, Lipids);
        }

        if (visit % 3 == 0)
        {
            Panel(r, visit, BloodCount);
        }
    }

    public static void Condition(ResourceWriter r, int visit)
    {
        var (code, display) = Diagnoses[visit % Diagnoses.Length];
        r.Entry("Condition", status: null, () =>
        {
            r.Concept("clinicalStatus", ResourceWriter.Terminology + "condition-clinical", "resolved", display: null);
            r.Concept("verificationStatus", ResourceWriter.Terminology + "condition-ver-status", "confirmed", display: null);
            r.Concept("code", ResourceWriter.Snomed, code, display);
            r.Json.WriteString("onsetDateTime", DateOf(visit));
            r.Json.WriteString("abatementDateTime", DateOf(visit));
            r.Json.WriteString("recordedDate", DateOf(visit));
        });
    }

    public static void Prescription(ResourceWriter r, int visit)
    {
        var (code, display) = Products[visit % Products.Length];
        r.Entry("MedicationRequest", visit % 4 == 0 ? "active" : "stopped", () =>
        {
            r.Json.WriteString("intent", "order");
            r.Concept("medicationCodeableConcept", "http://www.nlm.nih.gov/research/umls/rxnorm", code, display);
            r.Json.WriteString("authoredOn", DateOf(visit));
            r.Reference("requester", "urn:uuid:" + InventedId.Of(1_000_003));
            if (visit % 4 == 0)
            {
                Dosage.Daily(r, 1m, "{tablet}", days: null);
            }
        });
    }

    public static void Procedure(ResourceWriter r, int visit)
    {
        var (code, display) = Procedures[visit % Procedures.Length];
        r.Entry("Procedure", "completed", () =>
        {
            r.Concept("code", ResourceWriter.Snomed, code, display);
            Period(r, "performedPeriod", visit);
        });
    }

    public static void Encounter(ResourceWriter r, int visit) => r.Entry("Encounter", "finished", () =>
    {
        r.Concepts("type", ResourceWriter.Snomed, "185349003", "Encounter for check up (procedure)");
        Period(r, "period", visit);
    });

    public static void Claim(ResourceWriter r, int visit) => r.Entry("Claim", "active", () =>
    {
        r.Concept("type", ResourceWriter.Terminology + "claim-type", "institutional", display: null);
        r.Json.WriteString("use", "claim");
        r.Reference("patient", "Patient/" + RequestBody.PatientId);
        Period(r, "billablePeriod", visit);
        r.Json.WriteString("created", DateOf(visit));
        r.Concept("priority", ResourceWriter.Terminology + "processpriority", "normal", display: null);
        r.Json.WriteStartObject("total");
        r.Json.WriteNumber("value", 129.16m);
        r.Json.WriteString("currency", "SEK");
        r.Json.WriteEndObject();
    });

    private static void Panel(ResourceWriter r, int visit, (string Code, string Display, decimal Value, string Unit)[] panel)
    {
        foreach (var one in panel)
        {
            Number(r, visit, "laboratory", one);
        }
    }

    private static void Number(ResourceWriter r, int visit, string category,
        (string Code, string Display, decimal Value, string Unit) one) =>
        Observation(r, visit, category, one.Code, one.Display, () => r.Quantity("valueQuantity", one.Value, one.Unit));

    private static void BloodPressure(ResourceWriter r, int visit) =>
        Observation(r, visit, "vital-signs", "55284-4", "Blood Pressure", () =>
        {
            r.Json.WriteStartArray("component");
            foreach (var (code, display, value) in (ReadOnlySpan<(string, string, decimal)>)[("8462-4", "Diastolic Blood Pressure", 78m),
                ("8480-6", "Systolic Blood Pressure", 128m)])
            {
                r.Json.WriteStartObject();
                r.Concept("code", ResourceWriter.Loinc, code, display);
                r.Quantity("valueQuantity", value, "mm[Hg]");
                r.Json.WriteEndObject();
            }

            r.Json.WriteEndArray();
        });

    private static void Observation(ResourceWriter r, int visit, string category, string code, string display, Action value) =>
        r.Entry("Observation", "final", () =>
        {
            r.Concepts("category", ResourceWriter.Terminology + "observation-category", category, display: null);
            r.Concept("code", ResourceWriter.Loinc, code, display);
            r.Json.WriteString("effectiveDateTime", DateOf(visit));
            if (category == "laboratory")
            {
                r.Json.WriteString("issued", DateOf(visit));
            }

            value();
        });

    private static void Period(ResourceWriter r, string name, int visit)
    {
        r.Json.WriteStartObject(name);
        r.Json.WriteString("start", DateOf(visit));
        r.Json.WriteString("end", DateOf(visit));
        r.Json.WriteEndObject();
    }
}
