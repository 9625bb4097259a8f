namespace Tandem.Core.Agents;

/// <summary>What is counted of an agent by the tenant's day.</summary>
internal sealed class DayTally
{
    private int lastSignedIn;
    private int answeredOn;
    private int answered;

    /// <summary>Orders agents by their first sign-in of the day; who is signed in since an earlier day stands before all of today's.</summary>
    public long SignInOrder { get; private set; }

    /// <param name="day">Which day it is.</param>
    /// <param name="sequence">Greater than that of all who signed in before.</param>
    public void SignsIn(int day, long sequence)
    {
        if (lastSignedIn != day)
        {
            SignInOrder = sequence;
        }
        lastSignedIn = day;
    }

    public void SignsOut(int day) => lastSignedIn = day;

    public void Answers(int day, int calls = 1)
    {
        answered = AnsweredOn(day) + calls;
        answeredOn = day;
    }

    /// <summary>Calls of queues answered on that day, which is today.</summary>
    public int AnsweredOn(int day) => answeredOn == day ? answered : 0;
}
