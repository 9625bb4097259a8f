namespace Tandem.Http.Reading;

using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

/// <summary>From where a request comes, as limits by source count it.</summary>
public static class ClientSource
{
    private const int PrefixBytes = 8;

    /// <summary>The peer's address, as the log has it.</summary>
    public static string AddressOf(HttpContext http)
    {
        IPAddress? address = http.Connection.RemoteIpAddress;
        return (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString() ?? "";
    }

    /// <summary>The peer is on this machine: a reverse proxy there brings everybody's requests.</summary>
    public static bool IsLoopback(HttpContext http) => http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);

    /// <summary>The peer's address; of IPv6 the first 64 bits, since one peer has all below them.</summary>
    public static string Of(HttpContext http)
    {
        IPAddress? address = http.Connection.RemoteIpAddress;
        if (address is { IsIPv4MappedToIPv6: true })
        {
            address = address.MapToIPv4();
        }
        if (address is not { AddressFamily: AddressFamily.InterNetworkV6 })
        {
            return address?.ToString() ?? "";
        }
        byte[] bytes = address.GetAddressBytes();
        bytes.AsSpan(PrefixBytes).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
