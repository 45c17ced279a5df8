using System.Globalization;
using OsteoHooks.Findings;
using YamlDotNet.RepresentationModel;

namespace OsteoHooks.Content;

/// <summary>
/// Reads <c>cards/override-reasons.yaml</c>: for each code what the prescriber reads, how long the answer keeps its card silent, and where
/// that
/// is from.
/// </summary>
internal sealed class OverrideReasonFile(YamlPage page)
{
    private static readonly Dictionary<string, SilenceEnd> Ends = new(StringComparer.Ordinal)
    {
        ["something-new"] = SilenceEnd.SomethingNew, ["order-renewed"] = SilenceEnd.OrderRenewed, ["data-changed"] = SilenceEnd.DataChanged,
    };

    /// <summary>By code, in the order of the file.</summary>
    public static Dictionary<string, OverrideReason> Read(string file, ICollection<string> faults)
    {
        var read = new Dictionary<string, OverrideReason>(StringComparer.Ordinal);
        if (YamlPage.Open(file, faults) is { } page)
        {
            foreach (var (code, value) in YamlPage.Entries(page.Root))
            {
                if (value is YamlMappingNode map)
                {
                    read[code] = new OverrideReasonFile(page).Read(code, map);
                }
                else
                {
                    page.Fault(value, $"{code} needs display, silent and basis");
                }
            }
        }

        return read;
    }

    private OverrideReason Read(string code, YamlMappingNode map)
    {
        page.OnlyKeys(map, "display", "silent", "basis");
        if (YamlPage.TextOrNull(map, "basis") is not ("catalogue" or "our-reading"))
        {
            page.Fault(YamlPage.Child(map, "basis") ?? map, $"{code}: basis is none of catalogue, our-reading");
        }

        return new OverrideReason(page.Wording(map, "display"), ReadSilence(code, map));
    }

    private Silence? ReadSilence(string code, YamlMappingNode map)
    {
        switch (YamlPage.Child(map, "silent"))
        {
            case YamlScalarNode { Value: "never" }:
                return null;
            case YamlMappingNode silent:
                page.OnlyKeys(silent, "months", "days", "until");
                var (months, days) = (Number(code, silent, "months"), Number(code, silent, "days"));
                var until = YamlPage.TextOrNull(silent, "until");
                if (months is null && days is null && until is null)
                {
                    page.Fault(silent, $"{code}: silent needs months, days or until");
                }
                else if (months is not null && days is not null)
                {
                    page.Fault(silent, $"{code}: silent has both months and days");
                }

                return new Silence(months, days, until is null ? SilenceEnd.SomethingNew : End(code, silent, until));
            case var other:
                page.Fault(other ?? map, $"{code}: silent is neither a period nor never");
                return null;
        }
    }

    private SilenceEnd End(string code, YamlMappingNode silent, string until)
    {
        if (Ends.TryGetValue(until, out var end))
        {
            return end;
        }

        page.Fault(YamlPage.Child(silent, "until")!, $"{code}: until is none of {string.Join(", ", Ends.Keys)}");
        return SilenceEnd.SomethingNew;
    }

    private int? Number(string code, YamlMappingNode silent, string key)
    {
        if (YamlPage.Child(silent, key) is not { } node)
        {
            return null;
        }

        if (int.TryParse((node as YamlScalarNode)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            return number;
        }

        page.Fault(node, $"{code}: {key} is no whole number above nought");
        return null;
    }
}
