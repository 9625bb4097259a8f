namespace Tandem.Server.Serving;

using Tandem.Access.Principals;
using Tandem.Access.Tenants;
using Tandem.Dialects.XSwitch;
using Tandem.Engine.Inputs;
using Tandem.Net;
using Tandem.Verto;

/// <summary>What Verto makes calls and asks functions with: the node, and XSwitch's verbs.</summary>
internal sealed class VertoParts(NetNode node, PhoneBarVerbs verbs) : IVertoExchange, IVertoVerbs
{
    public long NextPage() => node.NextConnection();

    public void Say(PageSaid said) => node.Say(said);

    public ValueTask<byte[]?> AskAsync(Principal by, TenantEntry tenant, HttpContext http, string function, ReadOnlyMemory<byte> data) =>
        verbs.AskAsync(by, tenant, http, function, data);
}
