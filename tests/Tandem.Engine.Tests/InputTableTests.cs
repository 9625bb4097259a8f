namespace Tandem.Engine.Tests;

using Tandem.Engine.Inputs;

public class InputTableTests
{
    [Fact]
    public void Every_kind_of_input_has_its_row()
    {
        IEnumerable<Type> kinds = typeof(EngineInput).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(EngineInput)));
        Assert.Equal(kinds.Select(kind => kind.Name).Order(), InputTable.Kinds.Select(kind => kind.Name).Order());
    }
}
