namespace Tandem.Http.Connections;

using System.Net;
using Microsoft.AspNetCore.Connections;

/// <summary>A connection that counts, and whether it serves a request just now. Found among the features of its requests.</summary>
internal sealed class HeldConnection
{
    public HeldConnection(ConnectionContext connection, IPAddress source)
    {
        Connection = connection;
        Source = source;
        Idle = new LinkedListNode<HeldConnection>(this);
        IdleOfSource = new LinkedListNode<HeldConnection>(this);
    }

    public ConnectionContext Connection { get; }

    /// <summary>The address it counts for.</summary>
    public IPAddress Source { get; }

    /// <summary>It has a place; not so once it was evicted.</summary>
    public bool IsCounted { get; set; }

    /// <summary>Its place among all idle ones; in no list while it serves a request.</summary>
    public LinkedListNode<HeldConnection> Idle { get; }

    /// <summary>Its place among the idle ones of its source.</summary>
    public LinkedListNode<HeldConnection> IdleOfSource { get; }
}
