using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace OsteoHooks.Service.Storage;

/// <summary>The numbered SQL files of one database, in the order in which they are applied.</summary>
internal sealed class Migrations
{
    private readonly List<Step> _steps;

    private Migrations(List<Step> steps) => _steps = steps;

    private sealed record Step(int Number, string Name, string Sql, string Checksum);

    /// <param name="kind">Folder below <c>Migrations</c>: Sqlite or Postgres.</param>
    public static Migrations Of(string kind)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var start = $"OsteoHooks.Service.Storage.Migrations.{kind}.";
        return From(assembly.GetManifestResourceNames().Where(n => n.StartsWith(start, StringComparison.Ordinal))
            .Select(n => (n[start.Length..], Text(assembly, n))));
    }

    /// <exception cref="InvalidDataException">A file has no number, or two have the same.</exception>
    public static Migrations From(IEnumerable<(string Name, string Sql)> files)
    {
        var numbered = files.Select(f => new Step(NumberOf(f.Name), f.Name, f.Sql, Checksum(f.Sql))).OrderBy(s => s.Number).ToList();
        return numbered.Select(s => s.Number).Distinct().Count() == numbered.Count ? new(numbered)
            : throw new InvalidDataException("Two migrations have the same number.");
    }

    /// <summary>Applies what is missing, within the caller's transaction, which also keeps other processes out.</summary>
    /// <exception cref="InvalidDataException">A file that was applied has changed or is gone: the schema is not what these files
    /// say.</exception>
    public async Task Apply(DbConnection connection, DbTransaction transaction)
    {
        await connection.ExecuteAsync(
            "CREATE TABLE IF NOT EXISTS migration (number integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL)",
            transaction: transaction);
        var applied = (await connection.QueryAsync<(long Number, string Name, string Checksum)>(
            "SELECT number, name, checksum FROM migration", transaction: transaction)).ToDictionary(a => a.Number);
        foreach (var (number, name, checksum) in applied.Values)
        {
            // A newer service may have been here: its later steps are its own affair, ours must be those that were applied.
            if (number <= _steps[^1].Number && _steps.Find(s => s.Number == number)?.Checksum != checksum)
            {
                throw new InvalidDataException($"The migration {name} was applied in another form than the one that is here.");
            }
        }

        foreach (var step in _steps.Where(s => !applied.ContainsKey(s.Number)))
        {
            await connection.ExecuteAsync(step.Sql, transaction: transaction);
            await connection.ExecuteAsync(
                "INSERT INTO migration (number, name, checksum) VALUES (@Number, @Name, @Checksum)", step, transaction);
        }
    }

    private static int NumberOf(string name) =>
        int.TryParse(name.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new InvalidDataException($"The migration {name} has no number.");

    private static string Checksum(string sql) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql.ReplaceLineEndings("\n"))));

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
