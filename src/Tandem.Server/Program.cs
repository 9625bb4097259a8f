using System.CommandLine;
using Tandem.Server.CommandLine;

RootCommand root = new(Texts.Program) { ServeCommand.Make(), DemoCommand.Make(), RecordsCommand.Make(), TenantCommand.Make() };

// Signals are the server's own business: it drains for as long as it was told to.
InvocationConfiguration own = new() { ProcessTerminationTimeout = null };
return await root.Parse(args).InvokeAsync(own);
