namespace Tandem.Server.Tests.Udesk;

/// <summary>The document's return codes, and what its page says of each.</summary>
public class ErrorTableTests
{
    private const string Codes = """
        000000 200 Success
        000001 400 Invalid parameter
        000035 500 Request timeout
        000036 400 Incorrect request
        000060 500 Internal error
        100001 400 Parameter is empty
        100002 403 App is invalid or forbidden
        100003 401 Account not found
        100004 400 Incorrect message
        100005 404 Relay number not found
        100006 422 Name already exists
        100007 404 Voice not found
        100008 422 Invalid wav file
        100009 422 Wav file conversion failed
        100010 500 Failed to create default voice file
        100011 500 Failed to create new bucket
        100012 500 Failed to download file
        100013 500 Database initialization failed
        100014 422 Md5 check failed
        100015 422 Number exists
        100016 422 Voice binding agent
        100017 400 App ID is empty
        100018 404 No records found
        100019 400 Parsing failed
        100020 404 Ivr not found
        100021 422 Invalid agent status
        100022 403 Ownership error
        200001 404 This app does not exist
        200002 400 Parameter error
        200003 500 Service resolution error
        200004 404 No related records found
        200005 422 Start node error
        200006 422 Condition node error
        200007 422 Play node error
        200008 422 Voice collection node error
        200009 422 Queue node error
        200010 422 Webhook node error
        200011 422 Number collection node error
        200018 422 Hangup node error
        200019 422 This name already exists
        200020 401 Authentication error
        200021 500 Internal service error
        200022 422 Routing format error
        200023 500 Database error
        200024 422 Missing start or end node
        """;

    public static TheoryData<string, int, string> Rows
    {
        get
        {
            TheoryData<string, int, string> rows = new();
            foreach (string line in Codes.Split('\n', StringSplitOptions.TrimEntries))
            {
                string[] parts = line.Split(' ', 3);
                rows.Add(parts[0], int.Parse(parts[1]), parts[2]);
            }
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_code_is_reached_or_the_page_says_why_not(string code, int status, string text)
    {
        string page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "udesk.md"));
        string row = page.Split('\n').Single(line => line.StartsWith($"| {code} |", StringComparison.Ordinal));
        string[] cells = row.Split('|', StringSplitOptions.TrimEntries);
        Assert.Equal(text, cells[2]);
        Assert.StartsWith($"{status}", cells[3], StringComparison.Ordinal);
        Assert.True(cells[5].Length > 0, row);
    }

    [Fact]
    public void There_are_all_of_them() => Assert.Equal(45, Rows.Count);
}
