using System.Text;
using OsteoHooks.Terminology;

namespace OsteoHooks.Tests.Terminology;

public class LookUpCostTests
{
    [Fact]
    public void Looking_up_allocates_nothing()
    {
        var book = Books.Shipped;
        var name = Encoding.UTF8.GetBytes("Prednisolon 5 mg tablett, kalcium och ögondroppar");
        Run(book, name);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var known = 0;
        for (var i = 0; i < 100; i++)
        {
            known += Run(book, name);
        }
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(600, known);
    }

    private static int Run(CodeBook book, byte[] name)
    {
        var known = 0;
        known += book.Find(CodeUse.Medication, "http://www.whocc.no/atc"u8, "H02AB06"u8).IsKnown ? 1 : 0;
        known += book.Find(CodeUse.Condition, "urn:oid:1.2.208.176.2.4.12"u8, "DS721+TUL1"u8).IsKnown ? 1 : 0;
        known += book.Find(CodeUse.Condition, "http://snomed.info/sct/45991000052106"u8, "64859006"u8).IsKnown ? 1 : 0;
        known += book.Find(CodeUse.Observation, ""u8, "NPU01443"u8).IsKnown ? 1 : 0;
        known += book.Find(CodeUse.Observation, "http://loinc.org"u8, "0000-0"u8).IsKnown ? 0 : 1;
        known += book.FindDrugName(name).IsKnown ? 1 : 0;
        return known;
    }
}
