namespace Tandem.Fuzz.Tests;

/// <summary>Inputs that once reached something new, kept with the tests: a file a target, an input a line in base64.</summary>
internal static class Corpus
{
    public static IEnumerable<byte[]> Of(string target)
    {
        string file = Path.Combine(AppContext.BaseDirectory, "corpus", $"{target}.txt");
        return File.Exists(file) ? File.ReadLines(file).Where(line => line.Length > 0).Select(Convert.FromBase64String) : [];
    }

    public static void Keep(string folder, string target, IEnumerable<byte[]> inputs) =>
        File.WriteAllLines(
            Path.Combine(Directory.CreateDirectory(folder).FullName, $"{target}.txt"),
            inputs.Select(Convert.ToBase64String).Order(StringComparer.Ordinal)
        );
}
