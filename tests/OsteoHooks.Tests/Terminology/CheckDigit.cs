namespace OsteoHooks.Tests.Terminology;

/// <summary>Check digits of identifiers, written here from their definitions.</summary>
internal static class CheckDigit
{
    /// <summary>Verhoeff, in the dihedral group of order ten (SNOMED CT Release File Specification, check-digit).</summary>
    public static bool IsVerhoeff(string digits)
    {
        var check = 0;
        for (var place = 0; place < digits.Length; place++)
        {
            check = Multiply(check, Permute(digits[^(place + 1)] - '0', place % 8));
        }
        return digits.All(char.IsAsciiDigit) && check == 0;
    }

    /// <summary>Luhn (mod 10) over the digits before the hyphen (LOINC Users' Guide).</summary>
    public static bool IsLoinc(string code)
    {
        var parts = code.Split('-');
        if (parts.Length != 2 || parts[1].Length != 1 || !parts[0].All(char.IsAsciiDigit))
        {
            return false;
        }
        var sum = parts[0].Reverse().Select((digit, place) => place % 2 == 0 ? Crossed((digit - '0') * 2) : digit - '0').Sum();
        return (10 - (sum % 10)) % 10 == parts[1][0] - '0';
    }

    private static int Crossed(int number) => (number / 10) + (number % 10);

    /// <summary>Numbers below five are rotations, the others reflections.</summary>
    private static int Multiply(int a, int b) => (a < 5, b < 5) switch
    {
        (true, true) => (a + b) % 5,
        (true, false) => ((a + b) % 5) + 5,
        (false, true) => ((a - b + 5) % 5) + 5,
        _ => (a - b + 5) % 5,
    };

    private static int Permute(int digit, int times)
    {
        int[] once = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
        for (var i = 0; i < times; i++)
        {
            digit = once[digit];
        }
        return digit;
    }
}
