namespace Tandem.Store.Files.Sounds;

/// <summary>Counts uploads under way.</summary>
internal sealed class UploadSlots(UploadLimits limits)
{
    private readonly Lock gate = new();
    private readonly Dictionary<int, int> perTenant = [];
    private int all;

    public bool TryTake(int tenant)
    {
        lock (gate)
        {
            int own = perTenant.GetValueOrDefault(tenant);
            if (all >= limits.AtOnce || own >= limits.AtOncePerTenant)
            {
                return false;
            }
            all++;
            perTenant[tenant] = own + 1;
            return true;
        }
    }

    public void Give(int tenant)
    {
        lock (gate)
        {
            all--;
            if (--perTenant[tenant] == 0)
            {
                perTenant.Remove(tenant);
            }
        }
    }
}
