using OsteoHooks.Terminology;

namespace OsteoHooks.Tests.Terminology;

/// <summary>A copy of the shipped terms, to spoil.</summary>
internal sealed class TermsCopy : IDisposable
{
    public TermsCopy()
    {
        foreach (var path in Directory.GetFiles(ShippedRow.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(ShippedRow.Folder, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            System.IO.File.Copy(path, copy);
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("osteohooks-terms").FullName;

    public string File(string name) => Path.Combine(Folder, name);

    public void Write(string name, string text) => System.IO.File.WriteAllText(File(name), text);

    public string[] Faults() => Assert.Throws<InvalidDataException>(() => CodeBook.Load(Folder)).Message.Split('\n');

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
