namespace Tandem.Access.Totps;

using OtpNet;
using Tandem.Access.Contract;
using Tandem.Access.Limits;

/// <summary>
/// Second factors (TOTP, RFC 6238: SHA-1, 30 s, six digits): who has one, and those begun and not confirmed yet. A code of one step
/// earlier or later is taken too, for clocks that differ (§5.2, §6), and each code once, as are those before it.
/// </summary>
public sealed class TotpTable
{
    /// <summary>Of a secret: what RFC 4226 §4 recommends.</summary>
    private const int SecretBytes = 20;

    private readonly Dictionary<(int Tenant, int User), TotpRow> rows;
    private readonly Dictionary<(int Tenant, int User), Setup> setups = [];
    private readonly Lock gate = new();
    private readonly IAccessStore store;
    private readonly AccessLimits limits;
    private readonly TimeProvider clock;

    public TotpTable(IAccessStore store, AccessLimits limits, TimeProvider clock)
    {
        this.store = store;
        this.limits = limits;
        this.clock = clock;
        rows = store.Totps().ToDictionary(row => (row.Tenant, row.UserId));
    }

    public bool IsOn(int tenant, int user)
    {
        lock (gate)
        {
            return rows.ContainsKey((tenant, user));
        }
    }

    /// <summary>A fresh secret in Base32, which counts once it is confirmed, in place of one begun before; null where one is on already.</summary>
    public string? Begin(int tenant, int user)
    {
        DateTimeOffset now = clock.GetUtcNow();
        lock (gate)
        {
            if (rows.ContainsKey((tenant, user)))
            {
                return null;
            }
            foreach ((int, int) late in setups.Where(each => each.Value.Ends <= now).Select(each => each.Key).ToArray())
            {
                setups.Remove(late);
            }
            string secret = Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(SecretBytes));
            setups[(tenant, user)] = new Setup(secret, now + limits.TotpSetup);
            return secret;
        }
    }

    /// <summary>Turns on what was begun, with a code of it. Durable when it is done; else nothing has changed.</summary>
    /// <param name="recovery">What is kept of the recovery codes that come with it.</param>
    public async Task<TotpConfirmation> ConfirmAsync(int tenant, int user, string code, string recovery = "")
    {
        (int, int) key = (tenant, user);
        TotpRow row;
        Task<bool> kept;
        lock (gate)
        {
            if (!setups.TryGetValue(key, out Setup? setup) || setup.Ends <= clock.GetUtcNow())
            {
                return TotpConfirmation.NotBegun;
            }
            if (!Fits(setup.Secret, code, out long step))
            {
                return TotpConfirmation.WrongCode;
            }
            setups.Remove(key);
            row = rows[key] = new TotpRow(tenant, user, setup.Secret, step, recovery);
            kept = store.CommitAsync(new PutTotp(row));
        }
        if (await kept)
        {
            return TotpConfirmation.Done;
        }
        lock (gate)
        {
            rows.Remove(key);
        }
        return TotpConfirmation.NotSaved;
    }

    /// <summary>
    /// Whether a code is right now; it and those before it are used up then, or the recovery code. That is durable when it returns, or not yet after
    /// <see cref="AccessLimits.CommitPatience"/>.
    /// </summary>
    public async Task<TotpUse> UseAsync(int tenant, int user, string code)
    {
        TotpUse use;
        Task<bool> kept;
        lock (gate)
        {
            if (!rows.TryGetValue((tenant, user), out TotpRow? row))
            {
                return TotpUse.Wrong;
            }
            if (Fits(row.Secret, code, out long step))
            {
                (use, row) = (step > row.LastStep ? TotpUse.Code : TotpUse.Wrong, row with { LastStep = step });
            }
            else
            {
                string? left = RecoveryCodes.Use(row.Recovery, code);
                (use, row) = (left is null ? TotpUse.Wrong : TotpUse.RecoveryCode, row with { Recovery = left ?? "" });
            }
            if (use == TotpUse.Wrong)
            {
                return use;
            }
            // Inside the lock, so that a secret turned off meanwhile is not put back.
            kept = store.CommitAsync(new PutTotp(rows[(tenant, user)] = row));
        }
        await Task.WhenAny(kept, Task.Delay(limits.CommitPatience));
        return use;
    }

    /// <summary>How many recovery codes a user has left; 0 where none is on.</summary>
    public int RecoveryCodesOf(int tenant, int user)
    {
        lock (gate)
        {
            return rows.TryGetValue((tenant, user), out TotpRow? row) ? RecoveryCodes.Left(row.Recovery) : 0;
        }
    }

    /// <summary>Other recovery codes in place of those there are: true when that is durable, false when it could not be, null when none is on.</summary>
    /// <param name="recovery">What is kept of them.</param>
    public async Task<bool?> RenewAsync(int tenant, int user, string recovery)
    {
        TotpRow? before;
        Task<bool> kept;
        lock (gate)
        {
            if (!rows.TryGetValue((tenant, user), out before))
            {
                return null;
            }
            kept = store.CommitAsync(new PutTotp(rows[(tenant, user)] = before with { Recovery = recovery }));
        }
        if (await kept)
        {
            return true;
        }
        lock (gate)
        {
            if (rows.TryGetValue((tenant, user), out TotpRow? row))
            {
                rows[(tenant, user)] = row with { Recovery = before.Recovery };
            }
        }
        return false;
    }

    /// <summary>Turns it off: true when that is durable, false when it could not be and it is on as before, null when none was on.</summary>
    public async Task<bool?> RemoveAsync(int tenant, int user)
    {
        TotpRow? row;
        Task<bool> kept;
        lock (gate)
        {
            if (!rows.Remove((tenant, user), out row))
            {
                return null;
            }
            kept = store.CommitAsync(new RemoveTotp(tenant, user));
        }
        if (await kept)
        {
            return true;
        }
        lock (gate)
        {
            rows.TryAdd((tenant, user), row);
        }
        return false;
    }

    /// <summary>Of a tenant that is gone.</summary>
    public void Forget(int tenant)
    {
        lock (gate)
        {
            foreach ((int Tenant, int User) key in rows.Keys.Concat(setups.Keys).Where(key => key.Tenant == tenant).ToArray())
            {
                rows.Remove(key);
                setups.Remove(key);
            }
        }
    }

    // People copy codes with the space that authenticators show.
    private bool Fits(string secret, string code, out long step) =>
        new Totp(Base32Encoding.ToBytes(secret)).VerifyTotp(
            clock.GetUtcNow().UtcDateTime,
            code.Replace(" ", "", StringComparison.Ordinal),
            out step,
            VerificationWindow.RfcSpecifiedNetworkDelay
        );

    /// <param name="Ends">Past it, it can be confirmed no more.</param>
    private sealed record Setup(string Secret, DateTimeOffset Ends);
}

/// <summary>What a code was good for.</summary>
public enum TotpUse
{
    Wrong,

    /// <summary>It is what the authenticator shows.</summary>
    Code,

    /// <summary>It was one of the recovery codes, which is used up now.</summary>
    RecoveryCode,
}

/// <summary>What came of confirming a second factor.</summary>
public enum TotpConfirmation
{
    Done,
    WrongCode,
    NotBegun,
    NotSaved,
}
