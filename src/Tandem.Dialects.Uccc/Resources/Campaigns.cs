namespace Tandem.Dialects.Uccc.Resources;

using System.Globalization;
using Tandem.Core.Contract.Commands;
using Tandem.Core.Contract.Rows;
using Tandem.Dialects.Uccc.Requests;

/// <summary>Numbers into a campaign, all or none.</summary>
internal static class Campaigns
{
    private const string Field = "numbers";

    public static async ValueTask<Answer> FillAsync(UcccRequest request)
    {
        string id = request.Path("campaignId");
        if (
            !int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out int campaign)
            || id[0] == '0'
            || request.Views.Dialing[campaign] is not CampaignRow
        )
        {
            return Answer.Fault(ErrorTable.CampaignUnknown, $"呼叫任务 {id} 不存在。", "campaignId");
        }
        IReadOnlyList<string>? numbers = request.Fields.Texts(Field, UcccLimits.Numbers, UcccLimits.Number);
        if (numbers is null)
        {
            return Answer.Fault(ErrorTable.CampaignNumber, $"参数错误：{request.Fields.Problem ?? "numbers is required"}", Field);
        }
        if (!CampaignNumbersReader.TryRead(numbers, [], request.Views.Region, out List<NewCampaignNumber> read, out int at, out _))
        {
            return Answer.Fault(ErrorTable.CampaignNumber, $"“被叫号码”{numbers[at]} 不是合法的手机号或固定电话。", $"numbers[{at}]");
        }
        Outcome outcome = await request.AskAsync(new FillCampaign(campaign, read));
        return outcome.IsOk ? Answer.Done : Answer.Of(outcome, Field);
    }
}
