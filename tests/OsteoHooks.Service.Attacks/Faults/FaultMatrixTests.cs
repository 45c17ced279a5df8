namespace OsteoHooks.Service.Attacks.Faults;

/// <summary>
/// What a failing FHIR server comes to: fault × position × patient. The answer is compared, rule by rule, with that to the same data in the
/// prefetch: all of them, without the type at fault, or with word that there is more. Whatever fails, nothing turns into "not indicated".
/// </summary>
public sealed class FaultMatrixTests(FaultMatrix matrix)
{
    public static TheoryData<string> Quick => [.. FaultMatrix.Faults.Where(f => !f.IsSlow).Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Quick))]
    public async Task The_server(string fault)
    {
        var (cells, complaints) = await matrix.Ask(FaultMatrix.Faults.Where(f => f.Name == fault), atOnce: 8);
        Assert.True(complaints.Count == 0, $"{complaints.Count} in {cells} cells:\n{string.Join('\n', complaints.Take(40))}");
        Assert.True(cells > 0);
        Assert.Equal(0, matrix.Strayed);
    }

    [Fact]
    public async Task Without_the_control_each_fault_that_costs_data_makes_something_not_indicated()
    {
        await using var open = new FaultMatrix(connection => new EmptyWhereFailed(connection));
        var unseen = new List<string>();
        foreach (var fault in FaultMatrix.Faults.Where(f => !f.IsSlow && f.Search is Left.Nothing or Left.Part))
        {
            var (_, complaints) = await open.Ask([fault], atOnce: 8);
            if (!complaints.Any(c => c.Contains("came not-indicated", StringComparison.Ordinal)))
            {
                unseen.Add(fault.Name);
            }
        }

        // An entry that cannot be told makes its type unread while it is read, whatever becomes of the search.
        Assert.Equal(["sends an entry that is null", "sends an entry without a type", "sends an entry whose resource is text"], unseen);
    }

    [Fact]
    public void Every_fault_has_a_name_of_its_own() =>
        Assert.Equal(FaultMatrix.Faults.Count, FaultMatrix.Faults.Select(f => f.Name).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public async Task Everywhere_there_is_a_patient_whom_the_loss_matters_to()
    {
        foreach (var position in FaultMatrix.Positions)
        {
            Assert.True((await matrix.Concerned(position)).Count > 0,
                $"{position} decides nothing for any patient, so its cells show nothing.");
        }
    }
}
