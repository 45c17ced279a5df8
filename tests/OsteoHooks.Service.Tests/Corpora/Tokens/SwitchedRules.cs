using System.Collections;
using OsteoHooks.Service.Trust;

namespace OsteoHooks.Service.Tests.Corpora.Tokens;

/// <summary>The rules of a running test host, of which some can be taken out and put back without another start.</summary>
internal sealed class SwitchedRules
{
    public SwitchedRules() => All = new(new Switched(TokenRules.All.BeforeSignature, this), new Switched(TokenRules.All.AfterSignature, this));

    public TokenRules All { get; }

    /// <summary>Names of the rules that do not count at this moment.</summary>
    public IReadOnlyCollection<string> Off { get; set; } = [];

    private sealed class Switched(IReadOnlyList<TokenRule> all, SwitchedRules rules) : IReadOnlyList<TokenRule>
    {
        public int Count => On.Count();

        private IEnumerable<TokenRule> On => all.Where(r => !rules.Off.Contains(r.Name, StringComparer.Ordinal));

        public TokenRule this[int index] => On.ElementAt(index);

        public IEnumerator<TokenRule> GetEnumerator() => On.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
