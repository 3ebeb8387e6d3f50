using LamPS.Wine.Tests;
using Xunit;

// One Windows for all, made anew for each run: that takes longer than most tests.
[assembly: AssemblyFixture(typeof(WinePrefix))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]
