namespace Tandem.Bench;

/// <summary>What is to be measured, and how.</summary>
internal sealed record BenchOptions
{
    public const string Usage = """
        ./bench [ROW]… [--row NAME]… [--quick] [--pinned | --unpinned] [--list] [--keep]

          --row NAME   only this row (may repeat); --list names them all
          --quick      short and small: shows that everything runs, its figures are not held against the budgets
          --pinned     only the column the budgets are for: server on core 0, load on core 1
          --unpinned   only the column with nothing pinned
          --first      server and load before all else on the machine (needs root): for machines that do other work
          --keep       keep the working folder (server logs, data, generator output)
        """;

    public IReadOnlyList<string> Rows { get; private init; } = [];

    public bool Quick { get; private init; }

    public bool Pinned { get; private init; } = true;

    public bool Unpinned { get; private init; } = true;

    public bool Keep { get; private init; }

    public bool First { get; private init; }

    public bool List { get; private init; }

    public bool Help { get; private init; }

    /// <summary>The folder that holds <c>Tandem.slnx</c>.</summary>
    public required string Repository { get; init; }

    public static BenchOptions Parse(string[] args)
    {
        BenchOptions options = new() { Repository = FindRepository() };
        List<string> rows = [];
        for (int i = 0; i < args.Length; i++)
        {
            options = args[i] switch
            {
                "--row" when i + 1 < args.Length => options.With(() => rows.Add(args[++i])),
                "--quick" => options with { Quick = true },
                "--pinned" => options with { Unpinned = false },
                "--unpinned" => options with { Pinned = false },
                "--keep" => options with { Keep = true },
                "--first" => options with { First = true },
                "--list" => options with { List = true },
                "-h" or "--help" => options with { Help = true },
                { } name when !name.StartsWith('-') => options.With(() => rows.Add(name)),
                _ => throw new ArgumentException($"{args[i]}: unknown\n\n{Usage}"),
            };
        }
        return options with { Rows = rows };
    }

    private BenchOptions With(Action change)
    {
        change();
        return this;
    }

    private static string FindRepository()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder != null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Tandem.slnx")))
            {
                return folder.FullName;
            }
        }
        throw new ArgumentException("Tandem.slnx is in no folder above this program: run ./bench in the repository");
    }
}
