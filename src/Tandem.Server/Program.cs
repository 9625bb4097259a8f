using System.CommandLine;
using Tandem.Server.CommandLine;
using Tandem.Server.CommandLine.Tenants;
using Tandem.Server.Words;

Texts.Choose(args);
RootCommand root = new(Texts.Say("Tandem, a self-hosted call-centre server", "Tandem：自托管的呼叫中心服务器"))
{
    ServeCommand.Make(),
    CheckCommand.Make(),
    DemoCommand.Make(),
    PhoneCommand.Make(),
    RecordsCommand.Make(),
    TraceCommand.Make(),
    ReplayCommand.Make(),
    FlowCommand.Make(),
    TenantCommand.Make(),
    WebhooksCommand.Make(),
    BackupCommand.Make(),
    BackupCommand.MakeRestore(),
    RebuildCommand.Make(),
    LanguageOption.Make(),
};

// Signals are the server's own business: it drains for as long as it was told to.
InvocationConfiguration own = new() { ProcessTerminationTimeout = null };
ParseResult parsed = root.Parse(args);
return parsed.Errors.Count > 0 ? ParseErrors.Tell(parsed, Console.Error) : await parsed.InvokeAsync(own);
