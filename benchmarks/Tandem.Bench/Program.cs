using Tandem.Bench;
using Tandem.Bench.Hostile;
using Tandem.Bench.Report;
using Tandem.Bench.Rig;
using Tandem.Bench.Rows;

if (args.Length > 0 && args[0] == Attacker.Word)
{
    return await Attacker.RunAsync(args[1..]);
}
if (args.Length > 0 && args[0] == FlowCallers.Word)
{
    return await FlowCallers.RunAsync(args[1..]);
}
BenchOptions options;
try
{
    options = BenchOptions.Parse(args);
}
catch (ArgumentException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}
if (options.Help)
{
    Console.WriteLine(BenchOptions.Usage);
    return 0;
}
using CancellationTokenSource stop = new();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
BudgetTable budgets = BudgetTable.Load(Path.Combine(options.Repository, "benchmarks", "budgets.json"));
List<Column> columns;
try
{
    columns = await new Campaign(options, RowTable.Chosen(options)).RunAsync(stop.Token);
}
catch (OperationCanceledException)
{
    return 130;
}
if (options.List)
{
    return 0;
}
ResultTable table = new(budgets, columns, options);
table.Print(Console.Out);
Console.WriteLine($"written to {table.Write(Path.Combine(options.Repository, "benchmarks", "results"))}");
return table.AllHold ? 0 : 1;
