namespace Tandem.Server.CommandLine;

using System.CommandLine;
using Tandem.Engine.Ports;
using Tandem.Media.Playback;
using Tandem.Server.Hosting;
using Tandem.Server.Words;
using Tandem.Store;
using Tandem.Store.Contract;
using Tandem.Store.Files;

/// <summary><c>tandem tenant add NAME --domain D</c>; the server must be stopped, as its folder has one owner at a time.</summary>
internal static class TenantCommand
{
    public static Command Make()
    {
        Argument<string> name = new("name");
        Option<string> domain = new("--domain")
        {
            Description = Texts.Say("SIP domain of the tenant, e.g. acme.example", "租户的 SIP 域，例如 acme.example"),
            Required = true,
        };
        Option<string> data = new("--data")
        {
            Description = Texts.Say("Folder of database, recordings, credentials", "数据目录：数据库、录音、凭据"),
            DefaultValueFactory = _ => "data",
        };
        Command add = new("add", Texts.Say("Make another tenant and print its credentials", "新建租户并打印其凭据")) { name, domain, data };
        add.SetAction(result => Add(result.GetValue(data)!, result.GetValue(name)!, result.GetValue(domain)!));
        return new Command("tenant", Texts.Say("Tenants of a server", "管理租户")) { add };
    }

    private static int Add(string data, string name, string domain)
    {
        if (!name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') || name.Length is 0 or > 64)
        {
            Console.Error.WriteLine(
                Texts.Say(
                    "tandem: a tenant's name has letters, digits, - and _, at most 64",
                    "tandem: 租户名只能包含字母、数字、- 与 _，最多 64 个字符"
                )
            );
            return 1;
        }
        try
        {
            using DataFolder folder = DataFolder.Open(data);
            using CentreStore store = new(folder, new Silent());
            TenantRow row = store.AddTenant(name, domain);
            Credentials credentials = CredentialShape.Keep(Path.Combine(folder.Path, $"credentials-{row.Name}.json"), "", "", row.Domain);
            Console.Write(credentials.ToText());
            return 0;
        }
        catch (StoreException e)
        {
            Console.Error.WriteLine($"tandem: {Texts.Of(e)}");
            return 1;
        }
    }

    private sealed class Silent : IStoreSink
    {
        public void Committed(int tenant, long commit) { }

        public void CommitFailed(int tenant, long commit, string reason) { }

        public void BindingsKept(int tenant, long ticket) { }

        public void SoundLoaded(int tenant, string path, Sound? sound, string reason) { }

        public void JournalLevel(JournalLevel level) { }

        public void RecordingFailed(Guid recording, string reason) { }

        public void Recovered(string where) { }

        public void Failed(string where, Exception failure) => Console.Error.WriteLine($"tandem: {where}: {failure.Message}");
    }
}
