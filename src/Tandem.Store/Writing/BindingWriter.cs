namespace Tandem.Store.Writing;

using Tandem.Engine.Ports;
using Tandem.Store.Contract;

/// <summary>Registrations into their table.</summary>
internal static class BindingWriter
{
    /// <summary>Throws on an order it knows no way to write.</summary>
    public static void Write(StoreOrder order, IDatabaseConnection to)
    {
        switch (order)
        {
            case SaveBinding save:
                to.Bindings.Put(order.Tenant, save.Binding);
                break;
            case ForgetBinding forget:
                to.Bindings.Remove(order.Tenant, forget.Extension, forget.Contact);
                break;
            default:
                throw new InvalidOperationException("no way to store this order");
        }
    }
}
