namespace Tandem.Server.Tracing;

using System.Globalization;
using Tandem.Access.Contract;
using Tandem.Server.Words;

/// <summary>A line on how the media of a leg fared.</summary>
internal static class QualityLine
{
    public static string Of(SipTraceLeg leg)
    {
        string party = TextWidth.Fit(LadderLine.Printable(leg.Party), Math.Max(TextWidth.Of(leg.Party), 20));
        string direction = leg.IsInbound ? Texts.Say("called in ", "呼入") : Texts.Say("was called", "被叫");
        if (leg.Quality is not { } quality)
        {
            return $"{party}  {direction}  {Texts.Say("no sound was measured", "没有媒体质量数据")}";
        }
        string received = Texts.Say(
            $"in {quality.PacketsIn} packets, loss {Tenth(quality.LossInPercent)} %, jitter {Tenth(quality.JitterMillis)} ms, MOS {Mos(quality.MosIn)}",
            $"收 {quality.PacketsIn} 包，丢包 {Tenth(quality.LossInPercent)}%，抖动 {Tenth(quality.JitterMillis)} 毫秒，MOS {Mos(quality.MosIn)}"
        );
        string sent = Texts.Say(
            $"out {quality.PacketsOut} packets, loss {Tenth(quality.LossOutPercent)} %, round trip {Tenth(quality.RoundTripMillis)} ms, MOS {Mos(quality.MosOut)}",
            $"发 {quality.PacketsOut} 包，丢包 {Tenth(quality.LossOutPercent)}%，往返 {Tenth(quality.RoundTripMillis)} 毫秒，MOS {Mos(quality.MosOut)}"
        );
        return $"{party}  {direction}  {received}; {sent}";
    }

    private static string Tenth(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Mos(double value) => value <= 0 ? "-" : Tenth(value);
}
