namespace OsteoHooks.Fhir.Resources;

/// <summary>Codes that speak of a fracture already coded once: aftercare and late effects.</summary>
internal static class FractureEpisode
{
    /// <summary>
    /// ICD-10-CM: seventh character A, B or C is the first treatment, D to R later care (the letters between stand for open fractures), S
    /// the sequela. WHO's ICD-10: T90 to T98 are sequelae of injuries.
    /// </summary>
    public static bool IsFollowUp(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code)
    {
        if (!CodeSystems.IsIcd10(system))
        {
            return false;
        }
        if (CodeSystems.IsIcd10Cm(system) && Seventh(code) is >= 'D' and <= 'S')
        {
            return true;
        }
        if (code.Length > 3 && (code[0] | 0x20) == 'd' && (code[1] | 0x20) == 't')
        {
            code = code[1..];
        }
        return code.Length >= 3 && (code[0] | 0x20) == 't' && code[1] == '9' && code[2] is >= (byte)'0' and <= (byte)'8';
    }

    private static char Seventh(ReadOnlySpan<byte> code)
    {
        var seen = 0;
        foreach (var b in code)
        {
            if (b == '.' || b == ' ')
            {
                continue;
            }
            if (++seen == 7)
            {
                return char.ToUpperInvariant((char)b);
            }
        }

        return '\0';
    }
}
