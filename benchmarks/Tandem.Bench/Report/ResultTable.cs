namespace Tandem.Bench.Report;

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

/// <summary>Measured against budgets: on the terminal, and as a file to compare with later.</summary>
internal sealed class ResultTable(BudgetTable budgets, IReadOnlyList<Column> columns, BenchOptions options)
{
    private const int WhatWidth = 66;
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>True when every budget of the rows that were to run holds; only the pinned column counts.</summary>
    public bool AllHold => columns.All(column => column.Rows.All(row => row.Failure.Length == 0)) && Wanted().All(Holds);

    public void Print(TextWriter to)
    {
        to.WriteLine();
        to.Write($"{"what", -WhatWidth} {"budget", 12}");
        foreach (Column column in columns)
        {
            to.Write($" {column.Name, 12} {"ratio", 6}");
        }
        to.WriteLine("  ok");
        foreach (Budget budget in Wanted())
        {
            string sign = budget.AtLeast == null ? "≤" : "≥";
            to.Write($"{budget.What + ", " + budget.Unit, -WhatWidth} {sign + " " + Text(budget.Limit), 12}");
            foreach (Column column in columns)
            {
                Measure? measure = column.Find(budget.Key);
                to.Write($" {(measure == null ? "–" : Text(measure.Value)), 12} {Ratio(budget, measure), 6}");
            }
            to.WriteLine(
                Counted() == null || Counted()!.Rows.TrueForAll(row => row.Row != budget.Row) ? "   "
                : Holds(budget) ? "  yes"
                : "  NO"
            );
        }
        PrintNotes(to);
    }

    /// <summary>Writes <c>DATE.json</c> into the folder and returns its path.</summary>
    public string Write(string folder)
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, DateTime.UtcNow.ToString("yyyy-MM-dd'T'HHmmss", CultureInfo.InvariantCulture) + ".json");
        object document = new
        {
            machine = new
            {
                cores = Environment.ProcessorCount,
                system = Environment.OSVersion.VersionString,
                runtime = Environment.Version.ToString(),
            },
            quick = options.Quick,
            first = options.First,
            holds = AllHold,
            columns = columns.Select(column => new
            {
                column.Name,
                column.Pinned,
                column.Rows,
            }),
        };
        File.WriteAllText(path, JsonSerializer.Serialize(document, Format) + "\n");
        return path;
    }

    private Column? Counted() => columns.FirstOrDefault(column => column.Pinned);

    private IEnumerable<Budget> Wanted() =>
        budgets.All.Where(budget => columns.Any(column => column.Rows.Exists(row => row.Row == budget.Row)));

    private bool Holds(Budget budget)
    {
        if (options.Quick || Counted() is not { } column || column.Rows.TrueForAll(row => row.Row != budget.Row))
        {
            return true;
        }
        return column.Find(budget.Key) is { } measure && budget.Holds(measure.Value);
    }

    private void PrintNotes(TextWriter to)
    {
        foreach (Column column in columns)
        {
            foreach (RowResult row in column.Rows)
            {
                if (row.Failure.Length > 0)
                {
                    to.WriteLine($"{column.Name}, {row.Row}: {row.Failure}");
                }
                foreach (Measure measure in row.Measures.Where(measure => measure.Note.Length > 0))
                {
                    to.WriteLine($"{column.Name}, {measure.Key}: {measure.Note}");
                }
            }
        }
        if (options.Quick)
        {
            to.WriteLine("quick: the figures are not held against the budgets");
        }
    }

    private static string Ratio(Budget budget, Measure? measure) =>
        measure == null || budget.Limit == 0 ? "" : (measure.Value / budget.Limit).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Text(double value) =>
        value.ToString(
            Math.Abs(value) >= 100 ? "0"
                : Math.Abs(value) >= 10 ? "0.0"
                : "0.###",
            CultureInfo.InvariantCulture
        );
}
