namespace Tandem.TestKit.Simulation;

using System.Globalization;
using System.Text;
using Tandem.Core.Contract.Rows;
using Tandem.Core.Ivr.Documents;
using Tandem.Foundation;

/// <summary>
/// A flow drawn at random: nodes of every kind, most ways forward and some back where the caller does something or a limit ends it. What is drawn with a
/// fault is drawn again.
/// </summary>
internal static class FlowDraw
{
    private const string Tone = "{\"tone\": \"%(300,100,500)\"}";
    private const string Text = "{\"text\": \"{{caller}} {{keys}} {{x}}\"}";
    private const string Missing = "\"gone.wav\"";
    private static readonly string[] Prompts = [Tone, Tone, Text, Missing, "{\"digits\": \"12\"}"];

    public static FlowRow Draw(Prng prng, int id, string name, IReadOnlyList<string> queues, int agents)
    {
        while (true)
        {
            string document = Document(prng, name, queues, agents);
            if (FlowReader.Read(Encoding.UTF8.GetBytes(document), null).Flow != null)
            {
                return new FlowRow(id, name, document, 1, document, 1, 1, 1);
            }
        }
    }

    public static string Document(Prng prng, string name, IReadOnlyList<string> queues, int agents)
    {
        int count = prng.Between(3, 10);
        StringBuilder text = new($"{{\"name\": \"{name}\", \"nodes\": [");
        text.Append("{\"id\": \"start\", \"type\": \"start\", \"exits\": {\"next\": \"n0\"}}");
        for (int i = 0; i < count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $", {{\"id\": \"n{i}\", {Node(prng, i, count, queues, agents)}}}");
        }
        text.Append(CultureInfo.InvariantCulture, $", {{\"id\": \"n{count}\", \"type\": \"hang-up\"}}]}}");
        return text.ToString();
    }

    // The node after it is always reached by one way at least.
    private static string Node(Prng prng, int at, int count, IReadOnlyList<string> queues, int agents)
    {
        string next = $"n{at + 1}";
        string ahead = $"n{prng.Between(at + 1, count)}";
        string anywhere = $"n{prng.Between(0, count)}";
        string prompts = $"\"prompts\": [{Prompts[prng.Below(Prompts.Length)]}]";
        return prng.Below(11) switch
        {
            0 =>
                $"\"type\": \"play\", {prompts}, \"bargeIn\": {(prng.Chance(500) ? "true" : "false")}, \"exits\": {{\"next\": \"{next}\"}}",
            1 or 2 =>
                $"\"type\": \"collect\", {prompts}, \"firstTimeout\": {prng.Between(1, 6)}, \"retries\": {prng.Between(0, 2)}, \"max\": {prng.Between(1, 3)}, "
                    + $"\"exits\": {{\"1\": \"{anywhere}\", \"2\": \"{ahead}\", \"next\": \"{anywhere}\", \"timeout\": \"{next}\", \"invalid\": \"{ahead}\"}}",
            3 => $"\"type\": \"speech\", {prompts}, \"longest\": {prng.Between(2, 6)}, \"silence\": 1, \"retries\": {prng.Between(0, 2)}, "
                + $"\"exits\": {{\"next\": \"{anywhere}\", \"timeout\": \"{next}\", \"failed\": \"{ahead}\"}}",
            4 => $"\"type\": \"condition\", \"cases\": [{{\"when\": \"waiting('{queues[0]}') > 1 || keys == '1'\", \"exit\": \"yes\"}}], "
                + $"\"exits\": {{\"yes\": \"{ahead}\", \"else\": \"{next}\"}}",
            5 =>
                $"\"type\": \"set\", \"values\": {{\"x\": \"concat(x, '1')\"}}, \"limit\": 3, \"exits\": {{\"next\": \"{anywhere}\", \"limit\": \"{next}\"}}",
            6 =>
                $"\"type\": \"webhook\", \"url\": \"http://crm.test/?n={{{{caller}}}}\", \"timeout\": {prng.Between(1, 4)}, \"map\": {{\"x\": \"$.x\"}}, "
                    + $"\"exits\": {{\"success\": \"{next}\", \"other\": \"{ahead}\", \"failed\": \"{ahead}\"}}",
            7 => $"\"type\": \"voicemail\", {prompts}, \"box\": \"2001\", \"longest\": {prng.Between(2, 10)}, \"silence\": 1, "
                + $"\"exits\": {{\"next\": \"{next}\", \"failed\": \"{ahead}\"}}",
            8 => Transfer(prng, agents, queues, next, ahead),
            9 =>
                $"\"type\": \"satisfaction\", {prompts}, \"timeout\": {prng.Between(1, 5)}, \"exits\": {{\"next\": \"{next}\", \"timeout\": \"{ahead}\"}}",
            _ =>
                $"\"type\": \"queue\", \"queue\": \"{queues[prng.Below(queues.Count)]}\", \"priority\": {prng.Between(0, 60)}, \"timeout\": {prng.Between(5, 60)}, "
                    + $"\"exitKey\": \"0\", \"exits\": {{\"answered\": \"{ahead}\", \"timeout\": \"{next}\", \"no-agent\": \"{ahead}\", \"full\": \"{next}\", \"key\": \"{anywhere}\"}}",
        };
    }

    private static string Transfer(Prng prng, int agents, IReadOnlyList<string> queues, string next, string ahead)
    {
        string agent = $"{2000 + prng.Between(1, agents)}";
        (string to, string target) = prng.Below(6) switch
        {
            0 => ("number", "13900139000"),
            1 => ("flow", "ivr0"),
            2 => ("extension", queues[0]),
            3 => ("extension", "ivr1"),
            4 => ("agent", agent),
            _ => ("extension", agent),
        };
        return $"\"type\": \"transfer\", \"to\": \"{to}\", \"target\": \"{target}\", \"ring\": {prng.Between(3, 20)}, "
            + $"\"exits\": {{\"failed\": \"{next}\", \"answered\": \"{ahead}\"}}";
    }
}
