using System.Globalization;

namespace OsteoHooks.Service.Configuration;

/// <summary>Reads the values below one key and notes every fault with its full key.</summary>
internal sealed class SectionReader(IConfigurationSection section, List<ConfigurationFault> faults)
{
    public void Fault(string key, string sentence) => faults.Add(new($"{section.Path}:{key}", sentence));

    /// <summary>Notes every key that is none of these: a misspelt control is a control that is off.</summary>
    public void KnowsOnly(params ReadOnlySpan<string> keys)
    {
        foreach (var child in section.GetChildren())
        {
            var known = false;
            foreach (var key in keys)
            {
                known |= child.Key.Equals(key, StringComparison.OrdinalIgnoreCase);
            }

            if (!known)
            {
                Fault(child.Key, "There is no such key.");
            }
        }
    }

    public string? Text(string key) => section[key] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    public bool Flag(string key, bool otherwise)
    {
        if (Text(key) is not { } text)
        {
            return otherwise;
        }

        if (!bool.TryParse(text, out var flag))
        {
            Fault(key, "Expected true or false.");
        }

        return flag;
    }

    public int Whole(string key, int otherwise, int least, int most)
    {
        if (Text(key) is not { } text)
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Fault(key, $"Expected a whole number from {least} to {most}.");
        return otherwise;
    }

    /// <summary>One of these words, in any case; null where the key is absent or at fault.</summary>
    public string? OneOf(string key, params string[] words)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        var word = Array.Find(words, w => w.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (word is null)
        {
            Fault(key, $"Expected one of {string.Join(", ", words)}.");
        }

        return word;
    }

    /// <summary>The values of <c>key:0</c>, <c>key:1</c> …; null where the key is absent.</summary>
    public IReadOnlyList<string>? List(string key, IReadOnlyCollection<string>? known = null)
    {
        var list = section.GetSection(key);
        if (!string.IsNullOrWhiteSpace(list.Value))
        {
            Fault(key, $"This is a list: {key}:0, {key}:1 and so on.");
            return null;
        }

        var values = new List<string>();
        foreach (var item in list.GetChildren())
        {
            if (string.IsNullOrWhiteSpace(item.Value) || known?.Contains(item.Value.Trim(), StringComparer.Ordinal) == false)
            {
                Fault($"{key}:{item.Key}", known is null ? "A value is missing." : $"Expected one of {string.Join(", ", known)}.");
            }
            else
            {
                values.Add(item.Value.Trim());
            }
        }

        return values.Count > 0 ? values : null;
    }

    /// <summary>An address whose host is certain: http or https, absolute, without user, query or fragment.</summary>
    public Uri? Address(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0
            && address.Query.Length == 0 && address.Fragment.Length == 0 && address.Host.Length > 0
            && !text.Contains('\\', StringComparison.Ordinal))
        {
            return address;
        }

        Fault(key, "Expected an absolute http or https address without user, query or fragment.");
        return null;
    }

    /// <summary>As <see cref="Address"/>; plain http only where it does not leave this machine or the environment is Development.</summary>
    public Uri? Address(string key, bool plainHttpAllowed)
    {
        var address = Address(key);
        if (address is { Scheme: "http", IsLoopback: false } && !plainHttpAllowed)
        {
            Fault(key, "Outside Development this must be https.");
        }

        return address;
    }
}
