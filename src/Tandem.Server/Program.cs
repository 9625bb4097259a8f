using System.CommandLine;
using Tandem.Server.CommandLine;

RootCommand root = new(Texts.Program) { ServeCommand.Make(), DemoCommand.Make(), RecordsCommand.Make(), TenantCommand.Make() };
return await root.Parse(args).InvokeAsync();
