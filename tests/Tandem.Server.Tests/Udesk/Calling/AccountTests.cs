namespace Tandem.Server.Tests.Udesk.Calling;

using System.Text.Json;
using Tandem.Phones;
using Tandem.Server.Tests.Rig;
using static Tandem.Server.Tests.Udesk.Calling.UdeskFloor;

/// <summary>A phone is known by its account of fourteen digits and by its extension, to everybody.</summary>
public sealed class AccountTests(UdeskFloor floor) : IClassFixture<UdeskFloor>
{
    [Fact]
    public async Task A_phone_registers_with_the_account_and_is_the_extension()
    {
        string number = UdeskClient.FreshExtension();
        JsonElement made = await floor.Client.ResultAsync("POST", "extensions", $$"""{ "Extension": "{{number}}", "SignalType": 0 }""");
        string account = Text(made, "Number");
        Assert.Matches("^9[0-9]{9}[0-9]{4}$", account);
        Assert.EndsWith(number, account, StringComparison.Ordinal);
        using LivePhone phone = await LivePhone.RegisterAsync(floor.Server, account, Text(made, "Password"));
        using LivePhone bare = await LivePhone.RegisterAsync(floor.Server, number, Text(made, "Password"));

        // Both are phones of the extension: a call to it rings both, whichever way it is dialled.
        Seat other = floor.Seats[0];
        foreach (string dialled in new[] { number, account })
        {
            other.Phone.Call(dialled);
            Assert.Equal(other.Extension, (await phone.WaitAsync<PhoneRinging>()).Caller);
            Assert.Equal(other.Extension, (await bare.WaitAsync<PhoneRinging>()).Caller);
            await other.Phone.WaitAsync<PhoneUp>();
            other.Phone.HangUp();
            await other.Phone.WaitAsync<PhoneDown>();
        }
    }

    [Theory]
    [InlineData("wrong password", true)]
    [InlineData("", false)]
    public async Task An_account_is_let_in_with_its_password_only(string password, bool exists)
    {
        string number = UdeskClient.FreshExtension();
        JsonElement made = await floor.Client.ResultAsync("POST", "extensions", $$"""{ "Extension": "{{number}}" }""");
        string account = exists ? Text(made, "Number") : $"9399999999{number}";
        int code = await LivePhone.TryAsync(floor.Server, account, exists ? password : Text(made, "Password"));
        Assert.NotEqual(200, code);
    }
}
