namespace Tandem.Bench.Report;

using System.Text.Json;

/// <summary>A figure's budget.</summary>
/// <param name="What">In words.</param>
/// <param name="Row">The row that measures it.</param>
/// <param name="Unit">Of the figure and its limit.</param>
/// <param name="AtLeast">The figure must reach this, or null.</param>
/// <param name="AtMost">The figure must not pass this, or null.</param>
internal sealed record Budget(string Key, string Row, string What, string Unit, double? AtLeast, double? AtMost)
{
    public double Limit => AtLeast ?? AtMost ?? 0;

    public bool Holds(double value) => (AtLeast is not { } low || value >= low) && (AtMost is not { } high || value <= high);
}

/// <summary>The budgets kept in the repository.</summary>
internal sealed class BudgetTable(IReadOnlyList<Budget> budgets)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    public IReadOnlyList<Budget> All => budgets;

    public static BudgetTable Load(string path) => new(JsonSerializer.Deserialize<List<Budget>>(File.ReadAllText(path), Format) ?? []);
}
