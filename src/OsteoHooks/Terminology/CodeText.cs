using System.Text;

namespace OsteoHooks.Terminology;

/// <summary>A code as it is compared: upper case, no blanks, and for classifications no dots or dagger signs. Local
/// codes stay as they are.</summary>
internal static class CodeText
{
    /// <summary>Longer codes are on no list. SNOMED CT identifiers have up to 18 digits, add-ons make SKS codes longer; the lengths of
    /// prefixes fit the bits of a ulong.</summary>
    public const int MaxLength = 63;

    public static bool Fits(string code) => Encoding.UTF8.GetByteCount(code) <= MaxLength;

    /// <summary>Writes the compared form; returns its length, or 0 when there is none.</summary>
    public static int Fold(CodeSystem system, ReadOnlySpan<byte> code, Span<byte> folded)
    {
        if (system >= CodeSystem.Local)
        {
            return Verbatim(code, folded);
        }
        var dotless = system is CodeSystem.Atc or CodeSystem.Icd10 or CodeSystem.Icd10Cm or CodeSystem.Sks;
        var length = 0;
        foreach (var b in code)
        {
            if (b is (byte)' ' or (byte)'\t' || (dotless && b is (byte)'.' or (byte)'*'))
            {
                continue;
            }
            if (length == folded.Length)
            {
                return 0;
            }
            folded[length++] = b is >= (byte)'a' and <= (byte)'z' ? (byte)(b - 32) : b;
        }

        return length;
    }

    /// <summary>D, a letter and two digits: a Danish SKS diagnosis, which is D and the ICD-10 code.</summary>
    public static bool IsSksDiagnosis(ReadOnlySpan<byte> code) =>
        code.Length >= 4 && code[0] == 'D' && IsLetter(code[1]) && IsDigit(code[2]) && IsDigit(code[3]);

    /// <summary>A full ATC code: <c>^[A-V]\d{2}[A-Z]{2}\d{2}$</c>.</summary>
    public static bool IsAtc(ReadOnlySpan<byte> code) =>
        code.Length == 7 && code[0] is >= (byte)'A' and <= (byte)'V' && IsDigit(code[1]) && IsDigit(code[2])
        && IsLetter(code[3]) && IsLetter(code[4]) && IsDigit(code[5]) && IsDigit(code[6]);

    /// <summary>Laboratory codes that mean the same whatever system they are sent under; FLX is Swedish and local.</summary>
    public static bool IsNpu(ReadOnlySpan<byte> code) =>
        code.Length > 3 && IsDigit(code[3])
        && (code.StartsWith("NPU"u8) || code.StartsWith("NOR"u8) || code.StartsWith("DNK"u8) || code.StartsWith("SWE"u8));

    private static int Verbatim(ReadOnlySpan<byte> code, Span<byte> folded)
    {
        code = code.Trim((byte)' ');
        return code.TryCopyTo(folded) ? code.Length : 0;
    }

    private static bool IsDigit(byte b) => b is >= (byte)'0' and <= (byte)'9';

    private static bool IsLetter(byte b) => b is >= (byte)'A' and <= (byte)'Z';
}
