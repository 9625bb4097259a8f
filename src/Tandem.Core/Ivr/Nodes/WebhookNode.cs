namespace Tandem.Core.Ivr.Nodes;

using System.Text;
using System.Text.Json;
using Tandem.Core.Contract.Views;
using Tandem.Core.Ivr.Expressions;
using Tandem.Core.Ivr.Reading;
using Tandem.Core.Ivr.Walking;

/// <summary>
/// Asks a service by HTTP and keeps parts of its answer in variables. The caller hears music meanwhile; a service that is dead costs its time-out,
/// never the call.
/// </summary>
internal sealed class WebhookNode(WebhookSettings settings) : FlowNode
{
    public static FlowNodeKind Row { get; } =
        new(
            "webhook",
            200010,
            "Asks a service by HTTP.",
            [new("success", IsRequired: true), new("other"), new("failed")],
            reader => new WebhookNode(WebhookSettings.Read(reader))
        );

    public override void Enter(FlowWalk walk)
    {
        walk.PlayMusic();
        walk.Ask(
            new FlowWebAsk(
                settings.Method,
                settings.Url.Fill(walk.Scope, Uri.EscapeDataString),
                [
                    .. settings.Headers.Select(header => new KeyValuePair<string, string>(
                        header.Name,
                        OneLine(header.Value.Fill(walk.Scope))
                    )),
                ],
                settings.Body?.Fill(walk.Scope, InJson) ?? "",
                settings.Timeout
            )
        );
    }

    public override void Done(FlowWalk walk, FlowResult result)
    {
        walk.Set("webhook.status", FlowValue.Of(result.Status));
        walk.Set("webhook.error", FlowValue.Of(result.IsGood ? "" : result.Word));
        if (!result.IsGood)
        {
            Leave(walk, "failed");
            return;
        }
        JsonPointer.Map(result.Body, settings.Map, (name, value) => walk.Take(name, value, CollectedSources.Service));
        Leave(walk, result.Status is >= 200 and < 300 ? "success" : "other");
    }

    // A branch that leads nowhere joins the nearest one that does.
    private void Leave(FlowWalk walk, string exit) =>
        walk.Leave(
            Exits.ContainsKey(exit) ? exit
            : exit == "other" && Exits.ContainsKey("failed") ? "failed"
            : "success"
        );

    private static string InJson(string value) => JsonEncodedText.Encode(value).ToString();

    private static string OneLine(string value) => value.ReplaceLineEndings(" ");
}

/// <summary>What a <see cref="WebhookNode"/> was told.</summary>
internal sealed record WebhookSettings(
    string Method,
    Template Url,
    IReadOnlyList<(string Name, Template Value)> Headers,
    Template? Body,
    TimeSpan Timeout,
    IReadOnlyList<(string Name, string Path)> Map
)
{
    public static WebhookSettings Read(NodeReader reader) =>
        new(
            reader.Choice("method", ("GET", "GET"), ("POST", "POST")),
            reader.Url("url"),
            reader.Headers("headers"),
            reader.Body("body"),
            reader.Seconds("timeout", 5, 30),
            reader.Paths("map")
        );
}
