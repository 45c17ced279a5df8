using OsteoHooks.Terminology;

namespace OsteoHooks.Tests.Terminology;

public sealed class LocalCodeTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_site_adds_its_own_codes_and_keeps_the_shipped_ones()
    {
        File.WriteAllText(_path, "system,code,concept\nurn:oid:1.2.3,KREA,lab.creatinine\nurn:oid:1.2.752.116.1.3.2.1.4,AG025,proc.dxa\n");
        var book = Books.Shipped.WithLocalCodes(_path);
        Assert.True(book.Find(CodeUse.Observation, "urn:oid:1.2.3", "KREA").Is(ConceptSet.LabCreatinine));
        Assert.True(book.Find(CodeUse.Observation, "1.2.3", " KREA ").Is(ConceptSet.LabCreatinine));
        Assert.True(book.Find(CodeUse.Procedure, "http://electronichealth.se/id/kva", "ag025").Is(ConceptSet.ProcDxa));
        Assert.True(book.Find(CodeUse.Medication, Books.Atc, "M05BX04").Is(ConceptSet.DrugOpDenosumab));
        Assert.False(book.Find(CodeUse.Observation, "urn:oid:1.2.3", "krea").IsKnown);
        Assert.False(Books.Shipped.Find(CodeUse.Observation, "urn:oid:1.2.3", "KREA").IsKnown);
    }

    [Fact]
    public void A_national_product_number_may_carry_substance_and_strength()
    {
        File.WriteAllText(_path,
            "system,code,concept,substance,strength-mg,per\nhttp://electronichealth.se/identifier/nplid,19991229000163,drug.glucocorticoid.systemic,prednisolone,2.5,unit\n");
        var meaning = Books.Shipped.WithLocalCodes(_path).Find(CodeUse.Medication, "urn:oid:1.2.752.129.2.1.5.1", "19991229000163");
        Assert.Equal(
            new Meaning(ConceptSets.Of(ConceptSet.DrugGlucocorticoidSystemic), Substance.Prednisolone, CodeRank.NationalProduct, 2.5m),
            meaning);
    }

    [Fact]
    public void Maps_add_up_and_a_local_laboratory_code_is_found_under_its_own_system()
    {
        File.WriteAllText(_path, "system,code,concept,match\nhttp://lab.example/a,FLX1,lab.albumin,\n");
        var first = Books.Shipped.WithLocalCodes(_path);
        File.WriteAllText(_path,
            "system,code,concept,match\nhttp://lab.example/b,X-,lab.pth,prefix\nhttp://lab.example/b,X-9,lab.tsh,exact\n");
        var both = first.WithLocalCodes(_path);
        Assert.Equal("LabAlbumin", Books.Sets(both.Find(CodeUse.Observation, "http://lab.example/a", "FLX1")));
        Assert.Equal("LabPth LabTsh", Books.Sets(both.Find(CodeUse.Observation, "http://lab.example/b", "X-9")));
        Assert.Equal("LabPth", Books.Sets(both.Find(CodeUse.Observation, "http://lab.example/b", "X-1")));
    }

    [Fact]
    public void Faults_are_listed_with_their_lines()
    {
        File.WriteAllText(_path,
            "system,code,concept,match\nurn:oid:1.2.3,A,lab.krea,\n,B,lab.creatinine,\nurn:oid:1.2.3,,lab.creatinine,some\nurn:oid:1.2.3,C,lab.creatinine,\nurn:oid:1.2.3,C,lab.creatinine,\n");
        var file = Path.GetFileName(_path);
        Assert.Equal(
            [
                $"{file}:2: no concept is named 'lab.krea'",
                $"{file}:3: no system, or more systems than fit",
                $"{file}:4: no code, or one too long",
                $"{file}:4: match 'some' is neither exact nor prefix",
                $"{file}:6: the code is listed twice for this concept",
            ],
            Assert.Throws<InvalidDataException>(() => Books.Shipped.WithLocalCodes(_path)).Message.Split('\n'));
    }

    [Fact]
    public void A_map_that_is_not_there_is_named() =>
        Assert.Contains("no such file", Assert.Throws<InvalidDataException>(() => Books.Shipped.WithLocalCodes("/nowhere/map.csv")).Message,
            StringComparison.Ordinal);
}
