namespace Tandem.Dialects.Udesk;

using Tandem.Dialects.Udesk.Resources;

/// <summary>The document's interfaces, one row each.</summary>
internal static class ResourceTable
{
    public static readonly IReadOnlyList<Resource> Rows =
    [
        new("01", "GET", "spnumbers", RelayNumbers.List),
        new("02", "PUT", "spnumbers/default", RelayNumbers.SetDefaultAsync),
        new("03", "DELETE", "spnumbers/default", RelayNumbers.ClearDefaultAsync),
        new("04", "POST", "agents", NewAgents.CreateAsync),
        new("05", "PUT", "agents/{id}", Agents.ChangeAsync),
        new("06", "GET", "agents", Agents.List),
        new("07", "POST", "agents/extensions", AgentExtensions.BindAsync),
        new("08", "DELETE", "agents/extensions", AgentExtensions.UnbindAsync),
        new("09", "DELETE", "extensions", Extensions.DeleteAsync),
        new("10", "POST", "extensions", Extensions.CreateAsync),
        new("11", "GET", "queues", Queues.List),
        new("12", "POST", "queues", Queues.CreateAsync),
        new("13", "PUT", "queues", Queues.ChangeAsync),
        new("14", "DELETE", "queues", Queues.DeleteAsync),
        new("15", "POST", "queues/agents", QueueAgents.AddAsync),
        new("16", "POST", "agents/queues", QueueAgents.EnrolAsync),
        new("17", "DELETE", "agents/queues", QueueAgents.LeaveAsync),
        new("18", "POST", "subscriptions", Subscriptions.CreateAsync),
        new("19", "PUT", "subscriptions/{id}", Subscriptions.ChangeAsync),
        new("20", "DELETE", "subscriptions/{id}", Subscriptions.DeleteAsync),
        new("21", "GET", "subscriptions", Subscriptions.List),
        new("22", "POST", "agent/login", SignIns.LogInAsync, Envelope.SignIn),
        new("23", "POST", "agent/logout", SignIns.LogOutAsync, Envelope.SignIn),
        new("24", "POST", "callback2ivr", Callbacks.StartAsync, Envelope.Callback) { Rings = true },
        new("25", "GET", "agents/{id}", Agents.Get),
        new("26", "GET", "queues/agents_list/{id}", Agents.InQueue),
    ];
}
