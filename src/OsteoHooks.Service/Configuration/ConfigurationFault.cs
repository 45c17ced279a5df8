namespace OsteoHooks.Service.Configuration;

/// <summary>What is wrong with one configuration key. The sentence holds no secret of the configuration's.</summary>
/// <param name="Key">For example <c>Trust:Clients:0:Issuer</c>.</param>
internal sealed record ConfigurationFault(string Key, string Sentence)
{
    /// <summary>Refuses to start over the first fault; all of them stand above it.</summary>
    /// <exception cref="StartupFault">There is a fault.</exception>
    public static void Refuse(IReadOnlyList<ConfigurationFault> faults)
    {
        if (faults.Count > 0)
        {
            throw new StartupFault(faults[0].Key, faults[0].Sentence, [.. faults.Skip(1).Select(f => f.ToString())]);
        }
    }

    public override string ToString() => $"{Key}: {Sentence}";
}
