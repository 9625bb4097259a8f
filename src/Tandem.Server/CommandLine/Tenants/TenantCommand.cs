namespace Tandem.Server.CommandLine.Tenants;

using System.CommandLine;
using System.Text.RegularExpressions;
using Tandem.Server.Words;
using Tandem.Store.Contract;
using Tandem.Store.Files;

/// <summary><c>tandem tenant add|list|disable|enable|remove</c>: on the running server, or in its folder when it is stopped.</summary>
internal static partial class TenantCommand
{
    public static Command Make() =>
        new("tenant", Texts.Say("Tenants of a server, running or stopped", "管理租户（服务器运行或停止时均可）"))
        {
            Add(),
            List(),
            Named(
                "disable",
                "Hang up a tenant's calls and let nobody of it in; it keeps all it has",
                "停用租户：挂断其通话并拒绝登录，数据保留",
                (tenants, tenant) => tenants.Disable(tenant, disabled: true)
            ),
            Named("enable", "Serve a disabled tenant again", "重新启用租户", (tenants, tenant) => tenants.Disable(tenant, disabled: false)),
            Named(
                "remove",
                "Hang up a tenant's calls and delete all that is kept of it",
                "删除租户：挂断其通话并删除其全部数据",
                (tenants, tenant) => tenants.Remove(tenant)
            ),
        };

    private static Command Add()
    {
        Argument<string> name = new("name");
        Option<string> domain = new("--domain")
        {
            Description = Texts.Say("SIP domain of the tenant, e.g. acme.example", "租户的 SIP 域，例如 acme.example"),
            Required = true,
        };
        Option<string> data = Data();
        Command add = new("add", Texts.Say("Make another tenant and print its credentials", "新建租户并打印其凭据")) { name, domain, data };
        add.SetAction(result =>
            Run(
                result.GetValue(data)!,
                tenants =>
                {
                    Check(result.GetValue(name)!, result.GetValue(domain)!);
                    Console.Write(tenants.Add(result.GetValue(name)!, result.GetValue(domain)!));
                }
            )
        );
        return add;
    }

    private static Command List()
    {
        Option<string> data = Data();
        Command list = new("list", Texts.Say("Show all tenants", "列出全部租户")) { data };
        list.SetAction(result =>
            Run(
                result.GetValue(data)!,
                tenants =>
                {
                    foreach (TenantRow row in tenants.All())
                    {
                        string state = row.Disabled ? Texts.Say("disabled", "已停用") : Texts.Say("served", "服务中");
                        Console.WriteLine($"{row.Id, -5} {row.Name, -24} {row.Domain, -32} {state}");
                    }
                }
            )
        );
        return list;
    }

    private static Command Named(string verb, string english, string chinese, Action<ITenantControl, TenantRow> act)
    {
        Argument<string> name = new("name");
        Option<string> data = Data();
        Command command = new(verb, Texts.Say(english, chinese)) { name, data };
        command.SetAction(result =>
            Run(
                result.GetValue(data)!,
                tenants =>
                {
                    string wanted = result.GetValue(name)!;
                    TenantRow row =
                        tenants.All().FirstOrDefault(each => each.Name == wanted)
                        ?? throw new StoreException($"there is no tenant {wanted}", $"租户 {wanted} 不存在");
                    act(tenants, row);
                }
            )
        );
        return command;
    }

    private static Option<string> Data() =>
        new("--data")
        {
            Description = Texts.Say("Folder of database, recordings, credentials", "数据目录：数据库、录音、凭据"),
            DefaultValueFactory = _ => "data",
        };

    private static int Run(string data, Action<ITenantControl> act)
    {
        try
        {
            using ITenantControl tenants = Open(data);
            act(tenants);
            return 0;
        }
        catch (StoreException e)
        {
            Console.Error.WriteLine($"tandem: {Texts.Of(e)}");
            return 1;
        }
    }

    // A folder that somebody has is a running server's.
    private static ITenantControl Open(string data)
    {
        DataFolder folder;
        try
        {
            folder = DataFolder.Open(data);
        }
        catch (StoreException)
        {
            if (RunningServer.Of(Path.Combine(data, "credentials.json")) is { } running)
            {
                return running;
            }
            throw;
        }
        return new StoppedServer(folder);
    }

    private static void Check(string name, string domain)
    {
        if (!NameForm().IsMatch(name))
        {
            throw new StoreException(
                "a tenant's name has letters, digits, - and _, at most 64",
                "租户名只能包含字母、数字、- 与 _，最多 64 个字符"
            );
        }
        if (!DomainForm().IsMatch(domain))
        {
            throw new StoreException(
                $"{domain} is no domain: letters, digits, - and dots, e.g. acme.example",
                $"{domain} 不是有效的域：只能包含字母、数字、- 与点，例如 acme.example"
            );
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$")]
    private static partial Regex NameForm();

    [GeneratedRegex("^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$")]
    private static partial Regex DomainForm();
}
