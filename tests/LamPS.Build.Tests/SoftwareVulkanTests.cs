using Xunit;

namespace LamPS.Build.Tests;

public sealed class SoftwareVulkanTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lamps-build-").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Theory]
    [InlineData("25.0.7-2~bpo12+1", 25)]
    [InlineData("22.3.6-1+deb12u2", 22)]
    [InlineData("1:24.2", 24)]
    [InlineData("", 0)]
    [InlineData("dpkg-query: no packages found", 0)]
    public void The_main_version_of_a_package_is_read(string version, int expected) => Assert.Equal(expected, SoftwareVulkan.MainVersion(version));

    [Fact]
    public async Task Nothing_is_fetched_when_that_was_switched_off()
    {
        var vulkan = new SoftwareVulkan(new Repository(_folder));
        var obstacle = await vulkan.ObstacleAsync(mayFetch: false, TestContext.Current.CancellationToken);

        // A machine may have a driver of its own.
        Assert.Equal(obstacle is null, vulkan.Environment.ContainsKey("LAMPS_TEST_WEBGPU") || Environment.GetEnvironmentVariable("LAMPS_TEST_WEBGPU") == "1");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }
}
