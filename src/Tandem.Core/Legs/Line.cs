namespace Tandem.Core.Legs;

using Tandem.Core.Contract;
using Tandem.Core.Contract.Events;

/// <summary>An extension as it lives: whether a phone is registered, how many legs are on it, and who is signed in there.</summary>
internal sealed class Line(string number)
{
    public string Number { get; } = number;

    /// <summary>As the other end of a leg.</summary>
    public string Party { get; } = PartyName.Extension(number);

    /// <summary>Its phone, as who does something.</summary>
    public Actor Actor { get; } = Actor.Phone(number);

    public bool Reachable { get; set; }

    /// <summary>Legs of any call to or from this extension, offers included.</summary>
    public List<CallLeg> Legs { get; } = [];

    /// <summary>The user who is signed in on it; 0 for nobody.</summary>
    public int UserId { get; private set; }

    public string Login { get; private set; } = "";

    public void Seat(int userId, string login)
    {
        UserId = userId;
        Login = login;
    }

    public void Unseat() => Seat(0, "");
}
