using OsteoHooks.Terminology;

namespace OsteoHooks.Tests.Terminology;

/// <summary>Faults of tables, all listed at once with file and line.</summary>
public sealed class LoadTests : IDisposable
{
    private readonly TermsCopy _terms = new();

    public void Dispose() => _terms.Dispose();

    [Fact]
    public void A_folder_without_the_united_states_tables_loads()
    {
        foreach (var path in Directory.GetFiles(_terms.Folder, "*.us.csv", SearchOption.AllDirectories))
        {
            File.Delete(path);
        }

        var book = CodeBook.Load(_terms.Folder);
        Assert.False(book.Find(CodeUse.Procedure, "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets", "J0897").IsKnown);
        Assert.True(book.Find(CodeUse.Observation, Books.Loinc, "38267-1").Is(ConceptSet.DxaTscoreLumbarSpine));
        Assert.True(book.Find(CodeUse.Route, Books.Snomed, "34206005").Is(ConceptSet.RouteSystemic));
        Assert.True(book.Find(CodeUse.Observation, Books.Loinc, "62238-1").Is(ConceptSet.LabEgfrBsa));
    }

    [Fact]
    public void Every_fault_is_listed_with_its_place()
    {
        _terms.Write("drug/drug.op.denosumab.csv", "system,code,match,display,substance,strength-mg,per,level,verified,source\n"
            + "atc,M05BX04,exact,denosumab,denosumabb,,,,yes,atcd\n"
            + "act,M05BX04,exact,denosumab,denosumab,,,,yes,atcd\n"
            + "atc,M05BX04,begins,denosumab,denosumab,60,,,yes,hearsay\n"
            + "atc,M05BX04,exact,denosumab,denosumab,60,unit,drug,perhaps,atcd\n"
            + "atc,M05BX04,exact,denosumab,denosumab,,,,yes,atcd\n"
            + "atc,m05bx04,exact,denosumab,denosumab,,,,yes,atcd\n"
            + "atc,M05BX04\n");
        _terms.Write("condition/cond.unheard-of.csv", "system,code,match,display,verified,source\n");
        _terms.Write("condition/cond.ra.csv", "system,code\n");
        _terms.Write("condition/cond.sle.csv", "# nothing\n");
        var faults = _terms.Faults();
        Assert.Equal(
            [
                "cond.ra.csv:1: the header lacks match, display, verified, source",
                "cond.sle.csv:1: no header line",
                "cond.unheard-of.csv:1: no concept is named 'cond.unheard-of'",
                "drug.op.denosumab.csv:2: unknown substance 'denosumabb'",
                "drug.op.denosumab.csv:3: unknown system 'act'",
                "drug.op.denosumab.csv:4: match 'begins' is neither exact nor prefix",
                "drug.op.denosumab.csv:4: source 'hearsay' does not begin with a key of sources.csv",
                "drug.op.denosumab.csv:4: strength '60' per '' is not a positive number per unit or ml",
                "drug.op.denosumab.csv:5: level 'drug' is neither ingredient nor product",
                "drug.op.denosumab.csv:5: verified 'perhaps' is neither yes nor no",
                "drug.op.denosumab.csv:7: atc m05bx04 is listed twice for this concept",
                "drug.op.denosumab.csv:8: 2 fields where the header has 10",
            ],
            faults.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Faults_of_names_substances_forms_and_systems_are_listed()
    {
        _terms.Write("drug/drug-names.csv",
            "name,substance,concept,place\nprolia,denosumab,,\nprolia,denosumab,,\nxgeva,denosumab,drug.op.nothing,end\n");
        _terms.Write("drug/substances.csv", "substance,atc\nprednisolone,H02AB06\nnothing,\n");
        _terms.Write("word/form-words.csv", "word,match,form\ntablet,prefix,mouth\n");
        _terms.Write("systems.csv",
            "system,uri,match,source\natc,http://www.whocc.no/atc,exact,x\nsnomedd,http://snomed.info/sct,exact,x\n");
        Assert.Equal(
            [
                "drug-names.csv:2: the substance has no ATC code in substances.csv",
                "drug-names.csv:3: the substance has no ATC code in substances.csv",
                "drug-names.csv:4: no concept is named 'drug.op.nothing'",
                "drug-names.csv:4: place 'end' is neither start nor empty",
                "form-words.csv:2: form 'mouth', word or match is none that is known",
                "substances.csv:3: no ATC code",
                "substances.csv:3: unknown substance 'nothing'",
                "systems.csv:3: unknown system 'snomedd' or match 'exact'",
            ],
            _terms.Faults().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_name_listed_twice_is_a_fault()
    {
        File.AppendAllText(_terms.File("drug/drug-names.csv"), "prolia,denosumab,,\n");
        Assert.EndsWith("the name 'prolia' is listed twice", Assert.Single(_terms.Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_in_the_folder_of_another_kind_is_a_fault()
    {
        File.Move(_terms.File("condition/cond.ra.csv"), _terms.File("drug/cond.ra.csv"));
        Assert.Equal(["cond.ra.csv:1: the table belongs in the folder condition"], _terms.Faults());
    }

    [Fact]
    public void A_cards_folder_brings_its_own_terms_or_is_read_by_those_beside_the_assembly()
    {
        var cards = Directory.CreateTempSubdirectory("osteohooks-cards").FullName;
        Assert.True(CodeBook.LoadBeside(cards).Find(CodeUse.Medication, Books.Atc, "H02AB06").IsKnown);
        _terms.Write("drug/drug.glucocorticoid.systemic.csv",
            "system,code,match,display,verified,source\natc,X99,prefix,another drug,yes,atcd\n");
        Directory.Move(_terms.Folder, Path.Combine(cards, "terms"));
        var own = CodeBook.LoadBeside(cards);
        Directory.Move(Path.Combine(cards, "terms"), _terms.Folder);
        Directory.Delete(cards);
        Assert.True(own.Find(CodeUse.Medication, Books.Atc, "X99").Is(ConceptSet.DrugGlucocorticoidSystemic));
        Assert.False(own.Find(CodeUse.Medication, Books.Atc, "H02AB06").Is(ConceptSet.DrugGlucocorticoidSystemic));
    }

    [Fact]
    public void A_missing_list_or_folder_is_named()
    {
        File.Delete(_terms.File("systems.csv"));
        Assert.Equal(["systems.csv:1: the table is missing"], _terms.Faults());
        Assert.Contains("no such folder", Assert.Throws<InvalidDataException>(() => CodeBook.Load(_terms.File("none"))).Message,
            StringComparison.Ordinal);
    }
}
