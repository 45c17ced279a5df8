using System.Text;

namespace OsteoHooks.Fhir;

/// <summary>
/// Whose data this is. The patient's id may stand after the resources in the body, so references are gathered while reading and
/// judged when the envelope is known. What cannot be shown to be the patient is somebody else.
/// </summary>
internal sealed class PatientCheck
{
    // Real bodies have one or two forms of reference; past this many they are kept without looking for their like.
    private const int Compared = 32;

    private readonly List<Met> _met = [];
    private readonly List<string> _urls = [];
    private string _id = "";
    private Uri? _server;

    /// <summary>How much was met, to go back to with <see cref="Forget"/>.</summary>
    public (int Met, int Urls) Count => (_met.Count, _urls.Count);

    /// <summary>The envelope is read: who the patient is, and under which server.</summary>
    public void Is(string patientId, Uri? fhirServer)
    {
        _id = patientId;
        _server = fhirServer;
    }

    /// <summary>A Patient's own id.</summary>
    public void MeetPatient(Origin origin) => _met.Add(new(Encoding.UTF8.GetBytes(origin.Id ?? ""), origin, IsId: true));

    /// <summary>The fullUrl of the Patient's entry: references to it are to the patient.</summary>
    public void MeetUrl(ReadOnlySpan<byte> fullUrl) => _urls.Add(Encoding.UTF8.GetString(fullUrl));

    public void Meet(ReadOnlySpan<byte> reference, Origin origin)
    {
        var last = Math.Max(0, _met.Count - Compared);
        for (var i = _met.Count - 1; i >= last; i--)
        {
            if (!_met[i].IsId && reference.SequenceEqual(_met[i].Text))
            {
                return;
            }
        }

        _met.Add(new(reference.ToArray(), origin, IsId: false));
    }

    public void Forget((int Met, int Urls) count)
    {
        _met.RemoveRange(count.Met, _met.Count - count.Met);
        _urls.RemoveRange(count.Urls, _urls.Count - count.Urls);
    }

    /// <summary>The path of the first reference that is not to the patient, or null. Looks at what was met from
    /// <paramref name="from"/> on.</summary>
    public string? Stranger(int from = 0)
    {
        for (var i = from; i < _met.Count; i++)
        {
            var (text, origin, isId) = _met[i];
            if (!(isId ? ReferenceText.Decoded(text) == ReferenceText.Decoded(Encoding.UTF8.GetBytes(_id)) : IsPatient(text)))
            {
                return isId ? origin.Path + ".id" : origin.Path;
            }
        }

        return null;
    }

    private bool IsPatient(ReadOnlySpan<byte> reference)
    {
        var id = ReferenceText.Decoded(Encoding.UTF8.GetBytes(_id));
        var text = Encoding.UTF8.GetString(reference);
        if (ReferenceText.Decoded(reference) == id)
        {
            return true;
        }
        if (!ReferenceText.TryRead(reference, out var parts))
        {
            return text.StartsWith("urn:", StringComparison.Ordinal) && (_urls.Contains(text) || text == "urn:uuid:" + id);
        }

        // A fullUrl may name a base that only the server's own network knows; the id must be the patient's all the same.
        return parts.Type.SequenceEqual("Patient"u8) && parts.Id == id && (_urls.Contains(text) || IsServer(parts.BaseUrl));
    }

    // Without a server in the call there is no base to compare with: the id decides.
    private bool IsServer(ReadOnlySpan<byte> baseUrl)
    {
        if (baseUrl.IsEmpty || _server is null)
        {
            return true;
        }
        return Uri.TryCreate(Encoding.UTF8.GetString(baseUrl), UriKind.Absolute, out var stated)
            && Uri.Compare(stated, _server, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0
            && stated.AbsolutePath.TrimEnd('/') == _server.AbsolutePath.TrimEnd('/');
    }

    private readonly record struct Met(byte[] Text, Origin Origin, bool IsId);
}
