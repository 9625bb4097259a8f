namespace Tandem.Native.Requests;

using Tandem.Core.Contract.Rows;
using Tandem.Core.Contract.Views;
using Tandem.Core.Ivr;
using Tandem.Numbering;

/// <summary>What a flow may name, by what the tenant shows: so that a draft is judged without keeping its calls waiting. Publishing judges again.</summary>
/// <param name="canRecognise">Something on this server understands speech.</param>
internal sealed class FlowsAround(TenantViews views, bool canRecognise) : IFlowSurroundings
{
    public bool CanRecognise => canRecognise;

    public bool HasSound(string name) =>
        MediaRow.IsMade(name)
        || (
            MediaRow.IdIn(name) is > 0 and int id
                ? views.Media[id] is not null
                : views.Media.All().Any(row => row.Name == name || row.Path == name)
        );

    public bool HasQueue(string name) => views.Queues.All().Any(row => row.Name == name);

    public bool HasFlow(string name) => views.Flows.All().Any(row => row.Name == name);

    public bool HasDestination(string number) =>
        HasQueue(number)
        || views.Extension(number) is not null
        || (NumberForms.TryRead(WrittenNumber.Of(number), views.Region, out string inner, out _) && IsNumber(inner));

    private bool IsNumber(string inner) =>
        views.Trunks.All().Any(row => !row.Disabled) || views.Routes.All().Any(row => NumberPattern.Matches(row.Number, inner, out _));
}
