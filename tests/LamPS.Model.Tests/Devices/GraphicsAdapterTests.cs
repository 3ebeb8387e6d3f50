using LamPS.Core;
using LamPS.Model.Devices;
using Xunit;

namespace LamPS.Model.Tests.Devices;

public sealed class GraphicsAdapterTests
{
    private static readonly GraphicsAdapter Inside = new(0, "Intel(R) UHD Graphics", 1, false, true);
    private static readonly GraphicsAdapter Card = new(1, "NVIDIA GeForce RTX 4090", 0, false, true);
    private static readonly GraphicsAdapter Old = new(2, "Radeon HD 4350", 2, false, false);
    private static readonly GraphicsAdapter Software = new(3, "Microsoft Basic Render Driver", 3, true, false);

    [Theory]
    [InlineData("", 1)]
    [InlineData("0", 0)]
    [InlineData("1", 1)]
    [InlineData("uhd", 0)]
    [InlineData("GeForce", 1)]
    [InlineData("r", 1)]
    public void The_quickest_that_fits_is_chosen(string wanted, int number) => Assert.Equal(number, GraphicsAdapter.Choose([Inside, Card, Old, Software], wanted).Number);

    [Theory]
    [InlineData("7", "AdapterUnknown")]
    [InlineData("-1", "AdapterUnknown")]
    [InlineData("arc", "AdapterUnknown")]
    [InlineData("2", "NoAdapterUsable")]
    [InlineData("basic", "NoAdapterUsable")]
    public void What_is_not_there_or_can_not_be_used_is_said_with_what_there_is(string wanted, string id)
    {
        var error = Assert.Throws<LamException>(() => GraphicsAdapter.Choose([Inside, Card, Old, Software], wanted));

        Assert.Equal(id, error.Id);
        Assert.Contains(id == "AdapterUnknown" ? "1: NVIDIA GeForce RTX 4090" : wanted == "2" ? "2: Radeon HD 4350 (without DirectX 12)" : "3: Microsoft Basic Render Driver (software)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_graphics_processor_that_is_said() =>
        Assert.Equal("DirectML needs a graphics processor with DirectX 12; there are none.", Assert.Throws<LamException>(() => GraphicsAdapter.Choose([], "")).Message);
}
