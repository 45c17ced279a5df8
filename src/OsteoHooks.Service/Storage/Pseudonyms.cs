using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OsteoHooks.Service.Storage;

/// <summary>A patient as the store knows them.</summary>
/// <param name="Value">HMAC-SHA256 of tenant and patient id: tenants of one issuer may give the same id to two people.</param>
internal sealed record Pseudonym(byte[] Value, byte[] SealKey)
{
    private const int SealBytes = 12;

    /// <summary>A keyed hash of a mark; that of another patient's equal mark is another.</summary>
    public string Seal(string mark) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(SealKey, Encoding.UTF8.GetBytes(mark)).AsSpan(0, SealBytes));
}

/// <summary>Pseudonyms of patients and the encryption of comments, under the one secret of the store.</summary>
internal sealed class Pseudonyms(IStore store, StorageSettings settings)
{
    private const int KeyBytes = 32;

    private byte[]? _secret = settings.PseudonymKey;

    /// <exception cref="StoreUnavailableException">The secret is the store's own and cannot be had.</exception>
    public async ValueTask<Pseudonym> Of(string tenant, string patient, CancellationToken cancellation)
    {
        var key = await Secret(cancellation);
        var value = HMACSHA256.HashData(Derived(key, "patient"), Framed(tenant, patient));
        return new Pseudonym(value, HMACSHA256.HashData(Derived(key, "marks"), value));
    }

    /// <returns>Nonce, tag and text under AES-256-GCM.</returns>
    public async ValueTask<byte[]> Encrypt(string comment, CancellationToken cancellation)
    {
        using var cipher = new AesGcm(Derived(await Secret(cancellation), "comment"), AesGcm.TagByteSizes.MaxSize);
        var text = Encoding.UTF8.GetBytes(comment);
        var sealedText = new byte[AesGcm.NonceByteSizes.MaxSize + AesGcm.TagByteSizes.MaxSize + text.Length];
        var (nonce, tag) = Parts(sealedText);
        RandomNumberGenerator.Fill(nonce.Span);
        cipher.Encrypt(nonce.Span, text, sealedText.AsSpan(nonce.Length + tag.Length), tag.Span);
        return sealedText;
    }

    /// <exception cref="CryptographicException">It was not encrypted under this secret, or was changed.</exception>
    public async ValueTask<string> Decrypt(byte[] sealedText, CancellationToken cancellation)
    {
        using var cipher = new AesGcm(Derived(await Secret(cancellation), "comment"), AesGcm.TagByteSizes.MaxSize);
        var (nonce, tag) = Parts(sealedText);
        var text = new byte[sealedText.Length - nonce.Length - tag.Length];
        cipher.Decrypt(nonce.Span, sealedText.AsSpan(nonce.Length + tag.Length), tag.Span, text);
        return Encoding.UTF8.GetString(text);
    }

    private static (Memory<byte> Nonce, Memory<byte> Tag) Parts(byte[] sealedText) =>
        (sealedText.AsMemory(0, AesGcm.NonceByteSizes.MaxSize),
            sealedText.AsMemory(AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize));

    private static byte[] Derived(byte[] key, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyBytes, info: Encoding.ASCII.GetBytes(purpose));

    // With the first one's length before it, "a" and "bc" are not "ab" and "c".
    private static byte[] Framed(string first, string second)
    {
        var (a, b) = (Encoding.UTF8.GetBytes(first), Encoding.UTF8.GetBytes(second));
        var framed = new byte[sizeof(int) + a.Length + b.Length];
        BinaryPrimitives.WriteInt32BigEndian(framed, a.Length);
        a.CopyTo(framed, sizeof(int));
        b.CopyTo(framed, sizeof(int) + a.Length);
        return framed;
    }

    private async ValueTask<byte[]> Secret(CancellationToken cancellation) =>
        _secret ??= await store.Secret("pseudonym", KeyBytes, cancellation);
}
