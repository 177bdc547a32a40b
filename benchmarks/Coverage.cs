using System.Security.Cryptography;
using System.Text;

namespace Headwater.Bench;

/// <summary>One hash over all sources that a benchmark speaks about.</summary>
internal static class Coverage
{
    private static readonly string[] Kinds = [".cs", ".cshtml", ".csproj", ".csv"];

    /// <summary>SHA-256 over path and content of every source under the paths, in ordinal order; line endings do not matter.</summary>
    /// <exception cref="DirectoryNotFoundException">One of the paths is not there, so that the benchmark speaks about nothing.</exception>
    public static string Hash(string root, IEnumerable<string> paths)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in paths.SelectMany(p => FilesUnder(root, p)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var content = File.ReadAllText(Path.Combine(root, file)).ReplaceLineEndings("\n");
            hash.AppendData(Encoding.UTF8.GetBytes($"{file}\0{content}\0"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<string> FilesUnder(string root, string path)
    {
        var full = Path.Combine(root, path);
        if (File.Exists(full))
            return [path];
        if (!Directory.Exists(full))
            throw new DirectoryNotFoundException($"{path}: a benchmark covers it, and it is not there.");
        return Directory.EnumerateFiles(full, "*", SearchOption.AllDirectories)
            .Where(f => Kinds.Contains(Path.GetExtension(f)) && !f.Contains("node_modules", StringComparison.Ordinal))
            .Select(f => Path.GetRelativePath(root, f).Replace('\\', '/'));
    }
}
