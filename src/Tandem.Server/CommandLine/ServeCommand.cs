namespace Tandem.Server.CommandLine;

using System.CommandLine;
using Tandem.Net;
using Tandem.Server.Hosting;
using Tandem.Server.Options;
using Tandem.Server.Serving;
using Tandem.Server.Words;
using Tandem.Store.Contract;

/// <summary><c>tandem serve</c>: each option of <see cref="ServeOptionTable"/> as a flag, from the environment or from a configuration file.</summary>
internal static class ServeCommand
{
    public static Command Make()
    {
        ServeFlags flags = new();
        Command command = new("serve", Texts.Say("Start the server", "启动服务器"));
        flags.AddTo(command);
        command.SetAction((result, cancel) => RunAsync(flags, result, cancel));
        return command;
    }

    private static async Task<int> RunAsync(ServeFlags flags, ParseResult result, CancellationToken cancel)
    {
        try
        {
            DescriptorLimit.Check();
            RuntimeSettings.Ensure();
            return await ServerProcess.RunAsync(() => flags.Read(result), cancel);
        }
        catch (Exception e) when (e is OptionException or StoreException or PortTakenException)
        {
            await Console.Error.WriteLineAsync($"tandem: {Texts.Of(e)}");
            return 1;
        }
    }
}
